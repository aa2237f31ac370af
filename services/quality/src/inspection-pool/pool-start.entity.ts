import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 池检启动 of one consignment, as part of one pool. */
@Entity('pool_start')
export class PoolStart extends RecordedRow {
  @Column('text', { nullable: true }) consignment!: string | null;
  @Column('text') poolId!: string;
  /** Pieces that the whole pool had then. */
  @Column('numeric') poolQty!: string;
  /** Pieces of this consignment. */
  @Column('numeric') qty!: string;
}
