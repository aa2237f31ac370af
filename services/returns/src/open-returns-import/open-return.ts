/** 期初在途: a return that is under way when the house goes over to Guitu, as a person lists it (product.md §2.3, adr/0012). */
import { CaseAttributes } from '@guitu/contracts/facts/intake';
import { AskedLine } from '@guitu/contracts/http/register-return';
import { Code, CustomerCode, Fen, GoodsCode, Instant, LineNo, PlantCode, Quantity, RemedyCode, StaffId } from '@guitu/contracts/scalars';
import { z } from 'zod';
import { TOLD } from './told-stages.rules.js';

/**
 * A stage that is over, with its day. How it went is said wherever it may have gone otherwise. How much, by which paper or at whose
 * cost is taken as the task of then asked for it where it is not said: everything received, booked as it was audited, the one remedy
 * that was allowed; an arrival is one sound package, and work has no hours. `payload`: fields of the fact's own schema, over what was
 * worked out.
 */
export const PastStage = z.strictObject({
  stage: z.enum(TOLD), at: Instant,
  line: LineNo.optional(), qty: Quantity.optional(), goods: GoodsCode.optional(), remedy: RemedyCode.optional(),
  verdict: z.enum(['accept', 'reject', 'supplement']).optional(),
  /**
   * its outcome by code: pass, fail; done, unrepairable; accept, refuse, counter of the customer; agreed, reached, not_reached; what the
   * task offers on site, for a difference, in sorting; way of a payment, and which 事项, where there were several
   */
  result: Code.optional(),
  /** number of the paper: slip, order, waybill, form, voucher */
  no: Code.optional(),
  /** area or store */
  place: Code.optional(),
  amount: Fen.optional(),
  /** who did it; a second level of a chain is asked for its own */
  staff: StaffId.optional(),
  payload: z.record(z.string(), z.unknown()).optional(),
});
export type PastStage = z.infer<typeof PastStage>;

export const OpenReturn = z.strictObject({
  /** its number in the system it comes from */
  externalId: z.string().min(1).max(80),
  plantCode: PlantCode, customerCode: CustomerCode, policyKey: Code.optional(),
  registeredAt: Instant, complaintAt: Instant.optional(), registeredBy: StaffId.optional(),
  lines: z.array(AskedLine).min(1).max(200), attrs: CaseAttributes.default({}), forms: z.array(Code).max(20).default([]),
  stages: z.array(PastStage).max(2_000).default([]),
  /** where goods that are still in the house lie */
  lying: z.array(z.strictObject({ line: LineNo, qty: Quantity, areaCode: Code })).max(400).default([]),
}).meta({ id: 'OpenReturn' });
export type OpenReturn = z.infer<typeof OpenReturn>;
