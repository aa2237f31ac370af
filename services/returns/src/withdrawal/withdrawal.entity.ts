import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** The customer's word that he takes the request back. */
@Entity('withdrawal')
export class Withdrawal extends FactRow {
  @Column('text') reason!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
