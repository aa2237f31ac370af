import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 移交供应商: so much of a portion left for its supplier, under a claim. */
@Entity('supplier_handover')
export class SupplierHandover extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** Quantity of the task that was answered; what is left of it stays with the task. */
  @Column('numeric') asked!: string;
  @Column('numeric') qty!: string;
  /** Number of the claim on the supplier. */
  @Column('text') claimNo!: string;
}
