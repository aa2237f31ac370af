import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** One attempt to reach the customer. */
@Entity('contact')
export class Contact extends FactRow {
  @Column('text') resultCode!: string;
  /** Case attributes the customer confirmed. */
  @Column('jsonb') attrs!: Record<string, unknown>;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
