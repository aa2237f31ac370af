import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 结算审批: the verdict of one level, and the amount it was about. */
@Entity('settlement_review')
export class SettlementReview extends RecordedRow {
  @Column('text') taskId!: string;
  @Column('integer') level!: number;
  @Column('text') verdict!: string;
  /** Fen; null where the process told none. */
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('text', { nullable: true }) reasonCode!: string | null;
  @Column('uuid', { nullable: true }) opinionRef!: string | null;
}
