/** POST /api/returns/v1/returns: what the clerk enters; number, policy document and calendar are added by returns. */
import { z } from 'zod';
import { Code, CustomerCode, Instant, PlantCode, ReturnNo } from '../scalars.js';
import { CaseAttributes, RegisteredLine } from '../facts/intake.js';

export const RegisterReturnBody = z.strictObject({
  plantCode: PlantCode,
  customerCode: CustomerCode,
  /** procedure to follow; without it the company's default policy in force */
  policyKey: Code.optional(),
  lines: z.array(RegisteredLine.omit({ line: true })).min(1).max(200),
  attrs: CaseAttributes.default({}),
  forms: z.array(Code).max(20).default([]),
  complaintAt: Instant.optional(),
  /** where the request came from; the pair is unique, so a repeated import is the same return */
  sourceSystem: Code.default('guitu'),
  externalId: z.string().min(1).max(80).optional(),
  remark: z.string().trim().max(2000).optional(),
}).meta({ id: 'RegisterReturn' });
export type RegisterReturnBody = z.infer<typeof RegisterReturnBody>;
export const ReturnNumber = ReturnNo;
