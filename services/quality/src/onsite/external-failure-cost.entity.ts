import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 外部失败成本 (R41): what handling a portion at the customer cost; absent when it cost nothing. */
@Entity('external_failure_cost')
export class ExternalFailureCost extends RecordedRow {
  @Column('text', { nullable: true }) portion!: string | null;
  /** 分; a bigint comes as a string. */
  @Column('bigint') costFen!: string;
  /** Working hours in quarters. */
  @Column('numeric') hours!: string;
}
