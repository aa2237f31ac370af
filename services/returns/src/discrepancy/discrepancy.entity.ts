import { Column, Entity } from 'typeorm';
import { FactLineRow } from '@guitu/task-desk/facts/fact-row.entity';

/** What becomes of a part of the difference on a line. */
@Entity('discrepancy_decision')
export class DiscrepancyDecision extends FactLineRow {
  @Column('integer') line!: number;
  /** Decimal string in the unit of the line. */
  @Column('numeric') qty!: string;
  @Column('text') result!: string;
  @Column('text') reasonCode!: string;
  /** Words in the desk's `opinion`. */
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
