import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** Papers that came in after the registration: which, not what stands in them. */
@Entity('supplement')
export class Supplement extends FactRow {
  @Column('text', { array: true }) forms!: readonly string[];
  @Column('jsonb') attrs!: object;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
