import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** A head's decision that the return shall not run. */
@Entity('cancellation')
export class Cancellation extends FactRow {
  @Column('text') reasonCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
