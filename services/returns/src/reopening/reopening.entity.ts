import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** A head's decision that a return which has ended goes on. */
@Entity('reopening')
export class Reopening extends FactRow {
  @Column('text') reasonCode!: string;
  /** How it had ended. */
  @Column('text') endedAs!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
