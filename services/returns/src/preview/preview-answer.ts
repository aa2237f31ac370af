/** What `POST /returns:preview` answers: the lines as they would be registered, what speaks for and against them, and what they would come to. */
import { z } from 'zod';
import { ExplanationTree } from '@guitu/contracts/events/process-events';
import { DeptCode, Fen, Instant, LocalDate } from '@guitu/contracts/scalars';
import { WaitingFor } from '@guitu/contracts/status';
import { LabelText } from '@guitu/contracts/task';

const Words = LabelText.shape;
const Inputs = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const Finding = z.object({ rule: z.string(), consequence: z.enum(['warn', 'refuse']), inputs: Inputs, ...Words });
const Delivery = z.object({ no: z.string(), line: z.int() });

const Line = z.object({
  /** line of the body it answers, from 0 */
  asked: z.int(),
  item: z.string(), batch: z.string().nullable(), qty: z.string(), unit: z.string(), serials: z.array(z.string()),
  /** null: 盲退, no delivery is known */
  delivery: Delivery.nullable(),
  shipDate: LocalDate.nullable(), receiptDate: LocalDate.nullable(),
  /** 分 per unit, and where it comes from */
  unitPrice: Fen.nullable(), priceSource: z.enum(['delivery', 'list', 'stated']).nullable(),
  verdict: z.enum(['ok', 'quote', 'exception', 'alternative', 'open', 'refuse']),
  /** of the matching, and of the policy's rules with their clause */
  findings: z.array(Finding), reasons: z.array(z.object({ rule: z.string(), clause: z.string(), ...Words })), why: ExplanationTree,
  value: Fen.nullable(), net: Fen.nullable(),
});

/** Delivery lines that fit a line of the body, newest first. */
const Candidate = z.object({
  asked: z.int(), ...Delivery.shape, customerCode: z.string(), product: z.string(), batch: z.string().nullable(), shipDate: LocalDate, receiptDate: LocalDate.nullable(),
  shipped: z.string(), returnable: z.string(), unit: z.string(), unitPrice: Fen.nullable(), invoiced: z.boolean(),
});

export const Preview = z.object({
  /** the registration would be taken as it stands */
  registrable: z.boolean(),
  policy: z.object({ key: z.string(), version: z.int(), ...Words }),
  /** procedures that may be chosen instead: the customer's, the company's, the house's */
  otherPolicies: z.array(z.object({ key: z.string(), why: z.enum(['customer', 'company', 'house']), ...Words })),
  lines: z.array(Line), findings: z.array(Finding), candidates: z.array(Candidate),
  granters: z.array(z.object({ role: z.string(), dept: DeptCode, by: z.enum(['exception', 'appeal']), clause: z.string(), ...Words })),
  amount: z.object({
    value: Fen, net: Fen, deductions: z.array(z.object({ code: z.string(), amount: Fen, clause: z.string(), ...Words })),
    /** lines of `lines`, from 1, for which nobody has told a price */
    unpriced: z.array(z.int()), because: ExplanationTree,
  }).nullable(),
  duplicates: z.array(z.object({ returnNo: z.string(), registeredAt: Instant, same: z.enum(['serial', 'batch', 'product']), items: z.array(z.string()), closed: z.boolean() })),
  waitingFor: z.array(WaitingFor),
}).meta({ id: 'ReturnPreview' });
export type Preview = z.infer<typeof Preview>;
