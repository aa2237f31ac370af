import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 告知客户: that the customer was told, of how much and by which way; his address is masterdata's. */
@Entity('customer_notice')
export class CustomerNotice extends RecordedRow {
  /** Fen. */
  @Column('bigint') amount!: string;
  @Column('text') wayCode!: string;
}
