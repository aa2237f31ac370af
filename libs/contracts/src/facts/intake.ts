/** What sales and customer service tell the process: 登记, 首次联系, 补充资料, 资格核对, 退货指引, 客户发货, 现场结果, 差异处理, 换补下单, 报价. */
import { z } from 'zod';
import { Code, CustomerCode, Fen, Instant, ItemCode, LineNo, LocalDate, PositiveQuantity, Quantity, ReasonCode, RoleKey, TaskId, TextRef, UnitCode } from '../scalars.js';
import { attrsOf } from './attributes.js';
import { LinkKindCode, PinnedRef } from './neighbours.js';

/** What 登记 may say of the return and of a line for the policy's conditions (attribute-sources.ts). */
export const CaseAttributes = attrsOf('register', 'case');
export const LineAttributes = attrsOf('register', 'line');

export const RegisteredLine = z.strictObject({
  line: LineNo, item: ItemCode, batch: Code.optional(), qty: PositiveQuantity, unit: UnitCode, unitPrice: Fen.optional(),
  spec: Code.optional(), shipDate: LocalDate.optional(), receiptDate: LocalDate.optional(), warrantyMonths: z.int().min(0).max(600).optional(),
  attrs: LineAttributes.optional(),
  sourceSystem: Code.optional(), externalId: z.string().min(1).max(80).optional(),
});

export const RegisterPayload = z.strictObject({
  customerCode: CustomerCode,
  policy: PinnedRef, calendar: PinnedRef,
  lines: z.array(RegisteredLine).min(1).max(200),
  attrs: CaseAttributes,
  forms: z.array(Code).max(20),
  /** when the complaint reached the house, if that was before the registration (T01 counts from it) */
  complaintAt: Instant.optional(),
  /** neighbour workflows the return came from or touches, by their own ids */
  links: z.array(z.strictObject({ kind: LinkKindCode, id: TaskId })).max(20).optional(),
  /** approved before it was registered, e.g. by the complaint it came from */
  preApproved: z.boolean().optional(),
  /** 期初在途: it was under way when the house went over to Guitu, and counts in no figure */
  takenOver: z.literal(true).optional(),
  sourceSystem: Code, externalId: z.string().min(1).max(80),
});

export const ContactPayload = z.strictObject({
  resultCode: z.enum(['reached', 'not_reached', 'agreed']), attrs: attrsOf('contact', 'case'), opinionRef: TextRef.optional(),
});
/** 补充资料: the forms that came in, not their content. */
export const SupplementPayload = z.strictObject({
  forms: z.array(Code).max(20), attrs: attrsOf('supplement', 'case').optional(), opinionRef: TextRef.optional(),
});
/** 资格核对: yes or no per named check of the policy; what is a matter of one line stands with it. */
export const EligibilityPayload = z.strictObject({
  checks: z.record(Code, z.boolean()), attrs: attrsOf('eligibility', 'case').optional(),
  lines: z.array(z.strictObject({ line: LineNo, attrs: attrsOf('eligibility', 'line') })).max(200).optional(), opinionRef: TextRef.optional(),
});

export const InstructPayload = z.strictObject({
  addressCode: Code, carrierCode: Code.optional(), freightPayer: z.enum(['company', 'customer', 'half', 'one_trip_each', 'open']),
  /** forms issued with the instruction, e.g. 销退单 with its number and the lot's due date */
  forms: z.array(z.strictObject({ code: Code, no: Code, lotDueDate: LocalDate.optional() })).max(10),
});
export const DispatchedPayload = z.strictObject({ carrierCode: Code.optional(), waybillRef: Code.optional(), eta: Instant.optional() });

export const OnsitePayload = z.strictObject({
  lines: z.array(z.strictObject({ line: LineNo, qty: PositiveQuantity, result: Code })).min(1).max(200),
  attrs: attrsOf('onsite', 'case').optional(), cost: Fen.optional(), opinionRef: TextRef.optional(),
});

/** 差异处理: what becomes of the difference between announced and counted, per line. */
export const DiscrepancyPayload = z.strictObject({
  lines: z.array(z.strictObject({
    line: LineNo, qty: Quantity, result: z.enum(['accept', 'wait_rest', 'recount', 'carrier_claim', 'send_back', 'accept_extra', 'not_sent']),
  })).min(1).max(200),
  /** roles that signed the difference, where the policy asks several */
  signedBy: z.array(RoleKey).max(9).optional(), reasonCode: ReasonCode, opinionRef: TextRef.optional(),
});

export const SupplyOrderPayload = z.strictObject({ formNo: Code, qty: PositiveQuantity, due: Instant.optional() });
/** 报价: the repair's price to the customer, with the parts it needs. */
export const QuotePayload = z.strictObject({
  fee: Fen, parts: z.array(z.strictObject({ item: ItemCode, qty: PositiveQuantity, price: Fen.optional() })).max(100), promisedAt: Instant.optional(), opinionRef: TextRef.optional(),
});
