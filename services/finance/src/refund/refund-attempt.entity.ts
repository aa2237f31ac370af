import { Column, Entity } from 'typeorm';
import { FactRow } from '../fact-row.entity.js';

/** 退款: one attempt that reached the customer, or did not. */
@Entity('refund_attempt')
export class RefundAttempt extends FactRow {
  @Column('uuid', { nullable: true }) postingId!: string | null;
  /** Fen. */
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('text', { nullable: true }) routeCode!: string | null;
  @Column('boolean') accountVerified!: boolean;
  @Column('text', { nullable: true }) failureCode!: string | null;
  @Column('boolean', { nullable: true }) retryable!: boolean | null;
}
