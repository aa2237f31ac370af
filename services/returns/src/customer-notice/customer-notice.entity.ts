import { Column, Entity } from 'typeorm';
import { FactRow } from '@guitu/task-desk/facts/fact-row.entity';

/** That the customer was told, of how much and by which way; his address is masterdata's. */
@Entity('customer_notice')
export class CustomerNotice extends FactRow {
  /** 分; a bigint comes as a string. */
  @Column('bigint') amountFen!: string;
  @Column('text') wayCode!: string;
}
