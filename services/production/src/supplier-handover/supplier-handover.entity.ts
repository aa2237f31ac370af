import { Column, Entity } from 'typeorm';
import { PortionRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 移交供应商: so much of a portion left for its supplier, under a claim. */
@Entity('supplier_handover')
export class SupplierHandover extends PortionRow {
  /** Number of the claim on the supplier. */
  @Column('text') claimNo!: string;
}
