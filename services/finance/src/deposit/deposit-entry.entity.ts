import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 押金: received, or settled one way. */
@Entity('deposit_entry')
export class DepositEntry extends RecordedRow {
  @Column('text') mode!: string;
  /** Fen. */
  @Column('bigint') amount!: string;
  @Column('text', { nullable: true }) voucherNo!: string | null;
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
