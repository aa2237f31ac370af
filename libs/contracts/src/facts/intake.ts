/** What sales and customer service tell the process: 登记, 首次联系, 审核, 退货指引, 客户发货, 撤回, 现场结果, 换补下单. */
import { z } from 'zod';
import { Code, CustomerCode, Fen, Instant, ItemCode, LineNo, PositiveQuantity, Quantity, ReasonCode, TextRef, UnitCode } from '../scalars.js';

/** Case attributes a condition of a policy may read (process-model.md §4.1); only those this fact supplies. */
export const CaseAttributes = z.strictObject({
  requestType: z.enum(['return', 'exchange', 'refund', 'repair', 'claim', 'shortage', 'bulk', 'recall', 'internal', 'other']),
  channel: z.enum(['online', 'store', 'agent', 'dealer', 'direct', 'internal']),
  reason: Code,
  severity: z.enum(['minor', 'serious', 'incident']),
  onsiteWanted: z.boolean(),
  wantsReplacement: z.boolean(),
  amount: Fen,
}).partial();

export const RegisteredLine = z.strictObject({
  line: LineNo, item: ItemCode, batch: Code.optional(), qty: PositiveQuantity, unit: UnitCode, unitPrice: Fen.optional(),
  sourceSystem: Code.optional(), externalId: z.string().min(1).max(80).optional(),
});

export const RegisterPayload = z.strictObject({
  customerCode: CustomerCode,
  policy: z.strictObject({ key: Code, version: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  calendar: z.strictObject({ key: Code, version: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  lines: z.array(RegisteredLine).min(1).max(200),
  attrs: CaseAttributes,
  forms: z.array(Code).max(20),
  /** when the complaint reached the house, if that was before the registration (T01 counts from it) */
  complaintAt: Instant.optional(),
  sourceSystem: Code, externalId: z.string().min(1).max(80),
});

export const ContactPayload = z.strictObject({
  resultCode: z.enum(['reached', 'not_reached', 'agreed']), attrs: CaseAttributes, opinionRef: TextRef.optional(),
});

/** 审核: one level of a gate's chain. */
export const ReviewPayload = z.strictObject({
  gate: z.enum(['return']), level: z.int().min(1).max(9),
  verdict: z.enum(['accept', 'reject']), reasonCode: ReasonCode.optional(), opinionRef: TextRef.optional(),
});

export const WithdrawPayload = z.strictObject({ reason: z.enum(['settled', 'gave_up', 'kept']), opinionRef: TextRef.optional() });
export const CancelPayload = z.strictObject({ reasonCode: ReasonCode, opinionRef: TextRef.optional() });

export const InstructPayload = z.strictObject({
  addressCode: Code, carrierCode: Code.optional(), freightPayer: z.enum(['company', 'customer', 'half', 'open']),
  /** forms issued with the instruction, e.g. 销退单 with its number and the lot's due date */
  forms: z.array(z.strictObject({ code: Code, no: Code, lotDueDate: z.iso.date().optional() })).max(10),
});
export const DispatchedPayload = z.strictObject({ carrierCode: Code.optional(), waybillRef: Code.optional(), eta: Instant.optional() });

export const OnsitePayload = z.strictObject({
  lines: z.array(z.strictObject({ line: LineNo, qty: PositiveQuantity, result: Code })).min(1).max(200),
  opinionRef: TextRef.optional(),
});

/** 差异处理: what becomes of the difference between announced and counted, per line. */
export const DiscrepancyPayload = z.strictObject({
  lines: z.array(z.strictObject({
    line: LineNo, qty: Quantity, result: z.enum(['accept', 'wait_rest', 'recount', 'send_back', 'accept_extra', 'not_sent']),
  })).min(1).max(200),
  reasonCode: ReasonCode, opinionRef: TextRef.optional(),
});

export const SupplyOrderPayload = z.strictObject({ formNo: Code, qty: PositiveQuantity, due: Instant.optional() });
