/** The customer's word (class K), as sales and customer service hear it: 撤回, 申诉, 客户答复; and what the customer is told or asked afterwards. */
import { z } from 'zod';
import { Code, Fen, LineNo, ReasonCode, RemedyCode, TextRef } from '../scalars.js';
import { attrsOf } from './attributes.js';

/** 撤回: the whole return, or only these lines. */
export const WithdrawPayload = z.strictObject({
  reason: z.enum(['settled', 'gave_up', 'kept']), lines: z.array(LineNo).min(1).max(200).optional(), opinionRef: TextRef.optional(),
});
/** 申诉: against a refusal. */
export const AppealPayload = z.strictObject({ groundsCode: ReasonCode, opinionRef: TextRef.optional() });
/** 客户答复: to the question named by `about`; `choice` where several remedies were offered, `amount` where another one was agreed than was proposed, `wayCode` by which way it came (phone, mail, visit …). */
export const CustomerReplyPayload = z.strictObject({
  about: z.enum(['alternative', 'settleFirst', 'appeal', 'recount', 'consent', 'fee', 'deposit', 'propose', 'ack', 'customerScrap']),
  answer: z.enum(['accept', 'refuse', 'counter']),
  choice: RemedyCode.optional(), amount: Fen.optional(), wayCode: Code.optional(), attrs: attrsOf('customer_reply', 'case').optional(), evidenceRef: TextRef.optional(), opinionRef: TextRef.optional(),
});

/** 告知客户: what is paid, and by which way the customer was told. */
export const TellPayload = z.strictObject({ amount: Fen, wayCode: Code });
/** 报告发出: the report's form and number are one code. */
export const ReportSentPayload = z.strictObject({ formNo: Code });
/** 回访: satisfaction from 0 to 10. */
export const SurveyPayload = z.strictObject({ score: z.int().min(0).max(10), opinionRef: TextRef.optional() });
