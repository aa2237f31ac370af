import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** The customer's objection to a refusal. */
@Entity('appeal')
export class Appeal extends FactRow {
  @Column('text') groundsCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
