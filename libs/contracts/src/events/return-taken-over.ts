/**
 * 期初在途: a return that was under way when the house went over to Guitu, with everything that had happened to it (adr/0012).
 * The process plays `register` and `facts`; each desk named in `desks` writes the rows that its own commands would have written.
 * No words of people, no names.
 */
import { z } from 'zod';
import { DeliveredFact } from '../fact.js';
import type { FactKind } from '../fact-kinds.js';
import { FACT_PAYLOADS } from '../facts/payloads.js';
import { Code, CompanyCode, DeskCode, GoodsCode, Instant, LineNo, PlantCode, Quantity, ReturnNo } from '../scalars.js';
import { TaskStatement } from '../task.js';
import { defineEvent } from './define-event.js';
import { AmountProposed } from './process-events.js';

/** A return with more is not taken over: it would not fit into the start of its run. */
export const MOST_TAKEN_OVER = 400;
/** Bytes of `register` and `facts` as JSON, for the same reason. */
export const MOST_TAKEN_OVER_BYTES = 256 * 1024;

/** As a desk's own fact, numbered from 1 within the return (登记 is 1) under a source of its own; the times are the true ones of then. */
const TakenOverFact = DeliveredFact.extend({ source: z.literal('takeover'), via: z.literal('takeover') }).superRefine(({ kind, payload }, ctx) => {
  const judged = FACT_PAYLOADS[kind as FactKind].safeParse(payload);
  // as they are, so that a reader can leave out what a newer producer added
  for (const issue of judged.error?.issues ?? []) ctx.addIssue({ ...issue, input: payload, path: ['payload', ...issue.path] } as Parameters<typeof ctx.addIssue>[0]);
});
export type TakenOverFact = z.infer<typeof TakenOverFact>;

/** At which desk a fact would have been recorded, and what that desk had before it. */
const AtDesk = z.strictObject({
  /** number of the fact */
  seq: z.int().min(1), desk: DeskCode,
  /** the task it answered as it was stated then (lines with quantities and portions, menu); null: it needed none */
  task: TaskStatement.nullable(),
  /** what had been decided for the goods of the task's portion before it; null: nothing, or it is about no portion */
  goods: GoodsCode.nullable(),
});

/** Where goods that are still in the house lie: `label` in `areaCode`, as the shelf has it. */
const Lying = z.strictObject({ line: LineNo, qty: Quantity, areaCode: Code });

/** subject `takeover/<company>/<return no>`; heard again, nothing changes. For every desk: who has no fact in it may follow those of others, as it does day by day. */
export const ReturnTakenOverV1 = defineEvent('returns.taken-over.v1', z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo,
  /** the system it was kept in before, and its number there */
  sourceSystem: Code, externalId: z.string().min(1).max(80),
  /** instant of the load: what was due before it does not ring, what is late then stays late */
  takenOverAt: Instant,
  register: TakenOverFact,
  /** in the order in which they were recorded; neither before 登记 nor after `takenOverAt` */
  facts: z.array(TakenOverFact).max(MOST_TAKEN_OVER),
  /** one for each of `facts`, in their order */
  desks: z.array(AtDesk).max(MOST_TAKEN_OVER),
  /** 结算方案 as the process worked it out on the way, the newest last: what was audited, approved and posted was of these */
  proposals: z.array(AmountProposed),
  lying: z.array(Lying).max(MOST_TAKEN_OVER),
}));
export type ReturnTakenOver = z.infer<typeof ReturnTakenOverV1.schema>;
export const takenOverSubject = (companyCode: string, returnNo: string): string => `takeover/${companyCode}/${returnNo}`;
