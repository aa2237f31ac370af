/** Decisions of a gate (闸门): one level of its chain, or one signature of a joint one (process-model.md §1.1, §2). */
import { z } from 'zod';
import { Instant, ReasonCode, TextRef } from '../scalars.js';

const level = z.int().min(1).max(9);
const decision = <G extends string>(gate: G) =>
  z.strictObject({ gate: z.literal(gate), level, verdict: z.enum(['accept', 'reject']), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional() });

/** 审核; `supplement` sends it back for papers (补资料), which is no refusal. `promisedAt`: the date agreed with the customer (T36). */
export const ReviewPayload = z.strictObject({
  gate: z.enum(['return']), level, verdict: z.enum(['accept', 'reject', 'supplement']), promisedAt: Instant.optional(), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional(),
});
/** 特批: of a late request or of an appeal. */
export const ExceptionPayload = decision('exception');
export const DiscountApprovalPayload = decision('discount');
/** 放行: goods whose papers are missing. */
export const PapersApprovalPayload = decision('papers');
export const DispositionApprovalPayload = decision('disposition');
export const ScrapApprovalPayload = decision('scrap');
export const ReplacementApprovalPayload = decision('replacement');
export const SettlementApprovalPayload = decision('settlement');
export const CloseReviewPayload = decision('close');
