import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** Result of a part of a line at the customer. */
@Entity('onsite_result')
export class OnsiteResult extends FactRow {
  /** Order within the fact. */
  @PrimaryColumn('integer') position!: number;
  @Column('integer') line!: number;
  /** Decimal string in the unit of the line. */
  @Column('numeric') qty!: string;
  @Column('text') result!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
