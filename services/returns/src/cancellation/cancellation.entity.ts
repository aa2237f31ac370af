import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** A head's decision that the return shall not run. */
@Entity('cancellation')
export class Cancellation extends FactRow {
  @Column('text') reasonCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
