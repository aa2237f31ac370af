import { Column, Entity } from 'typeorm';
import { RecordedRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 退款: one attempt that reached the customer, or did not. */
@Entity('refund_attempt')
export class RefundAttempt extends RecordedRow {
  @Column('uuid', { nullable: true }) postingId!: string | null;
  /** Fen. */
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('text', { nullable: true }) routeCode!: string | null;
  @Column('boolean') accountVerified!: boolean;
  @Column('text', { nullable: true }) failureCode!: string | null;
  @Column('boolean', { nullable: true }) retryable!: boolean | null;
}
