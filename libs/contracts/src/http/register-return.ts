/** POST /api/returns/v1/returns: what the clerk enters; number, policy document and calendar are added by returns. */
import { z } from 'zod';
import { Code, CustomerCode, Instant, PlantCode, ReturnNo } from '../scalars.js';
import { AttachmentIds } from './command-body.js';
import { CaseAttributes, RegisteredLine } from '../facts/intake.js';

/** Numbers printed on papers of other systems: any sign but spaces. */
export const DeliveryNo = z.string().regex(/^[^\s\u0000-\u001f\u007f-\u009f]{1,40}$/u);
export const DeliveryLineNo = z.int().min(1).max(99_999);
export const Serial = z.string().regex(/^[^\s\u0000-\u001f\u007f-\u009f]{1,60}$/u);

/**
 * A line as the clerk asks for it. What was delivered is found by the delivery line, the serials, the batch or the product, in
 * this order, and gives price and dates; `blind` (盲退): nobody looks for the delivery.
 */
export const AskedLine = RegisteredLine.omit({ line: true }).extend({
  delivery: z.strictObject({ no: DeliveryNo, line: DeliveryLineNo }).optional(),
  serials: z.array(Serial).min(1).max(500).optional(),
  blind: z.boolean().optional(),
});
export type AskedLine = z.infer<typeof AskedLine>;

export const RegisterReturnBody = z.strictObject({
  plantCode: PlantCode,
  customerCode: CustomerCode,
  /** procedure to follow; without it the company's default policy in force */
  policyKey: Code.optional(),
  lines: z.array(AskedLine).min(1).max(200),
  attrs: CaseAttributes.default({}),
  forms: z.array(Code).max(20).default([]),
  complaintAt: Instant.optional(),
  /** where the request came from; the pair is unique, so a repeated import is the same return */
  sourceSystem: Code.default('guitu'),
  externalId: z.string().min(1).max(80).optional(),
  remark: z.string().trim().max(2000).optional(),
  /** photos and papers the customer sent with the request */
  attachments: AttachmentIds.optional(),
}).meta({ id: 'RegisterReturn' });
export type RegisterReturnBody = z.infer<typeof RegisterReturnBody>;
export const ReturnNumber = ReturnNo;
