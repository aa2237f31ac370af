/** What finance tells the process: 押金到账, 押金处理, 财务审核, 入账, 退款成功, 退款失败, 结算调整. Money in Fen. */
import { z } from 'zod';
import { Code, Fen, ReasonCode, SignedFen, TextRef } from '../scalars.js';

export const DepositPayload = z.strictObject({ amount: Fen, voucherNo: Code.optional() });
export const DepositSettlePayload = z.strictObject({ mode: z.enum(['offset', 'refund', 'keep']), amount: Fen, opinionRef: TextRef.optional() });
/**
 * 财务审核: `net` is what the auditor finds due to the customer; each difference names its rule or paper. Freight bills are
 * shared as the policy says (P10); the first is the way here.
 */
export const AuditPayload = z.strictObject({
  verdict: z.enum(['accept', 'reject']), net: SignedFen,
  differences: z.array(z.strictObject({ code: Code, amount: SignedFen })).max(50),
  freight: z.array(z.strictObject({ amount: Fen, paidBy: z.enum(['company', 'customer']) })).max(10).optional(), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional(),
});
export const PostPayload = z.strictObject({ net: SignedFen, methodCode: Code, voucherNo: Code });
export const RefundPaidPayload = z.strictObject({ amount: Fen, routeCode: Code, voucherNo: Code, accountVerified: z.boolean().optional() });
/** 退款失败: the payment stays due; a retryable one is tried again, otherwise that way is closed. */
export const RefundFailedPayload = z.strictObject({ code: Code, retryable: z.boolean(), routeCode: Code.optional() });
/** 结算调整: what was posted and what is due differ by `delta`. */
export const AdjustPayload = z.strictObject({ delta: SignedFen, decision: z.enum(['pay', 'reclaim', 'waive']), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional() });
