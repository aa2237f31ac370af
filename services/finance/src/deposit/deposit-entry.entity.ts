import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 押金: received, or settled one way. */
@Entity('deposit_entry')
export class DepositEntry extends FactRow {
  @Column('text') mode!: string;
  /** Fen. */
  @Column('bigint') amount!: string;
  @Column('text', { nullable: true }) voucherNo!: string | null;
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
