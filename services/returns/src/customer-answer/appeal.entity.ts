import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** The customer's objection to a refusal. */
@Entity('appeal')
export class Appeal extends FactRow {
  @Column('text') groundsCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
