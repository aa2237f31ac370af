import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** A parcel this department sent to the customer. */
@Entity('shipment')
export class Shipment extends FactRow {
  /** Something new that is owed, or the customer's own goods. */
  @Column('text') what!: 'supply' | 'back';
  /** The process's supply or portion. */
  @Column('text', { nullable: true }) about!: string | null;
  /** Decimal strings in the unit of the line: sent, and asked for by the task. */
  @Column('numeric') qty!: string;
  @Column('numeric') askedQty!: string;
  @Column('text') waybillRef!: string;
}
