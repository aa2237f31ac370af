import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** Answers to the checks that a procedure leaves to a person. */
@Entity('eligibility_check')
export class EligibilityCheck extends FactRow {
  /** Yes or no by the code of the check. */
  @Column('jsonb') checks!: Readonly<Record<string, boolean>>;
  /** What was found out meanwhile about the return, and about single lines. */
  @Column('jsonb') attrs!: object;
  @Column('jsonb') lineAttrs!: readonly { line: number; attrs: object }[];
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
