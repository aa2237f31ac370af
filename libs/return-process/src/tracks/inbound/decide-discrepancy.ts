/** 差异处理. */
import { parseQuantity } from '@guitu/contracts/quantity';
import { isAsked } from '../../asks/is-asked.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import { misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { type Json, rows, text, whole } from '../../facts/read.js';
import { requestLink } from '../../links/request-link.js';
import { endPortion } from '../../portions.js';
import { type Consignment, type Fate, isExpected, lineOf, portionsOf } from '../../state.js';
import { growing } from '../assess/change-class.js';
import { discrepancyResults } from './discrepancy-results.js';
import { missingSigners } from './joint-signers.rules.js';
import { settleCounts, variances } from './settle-counts.js';

/** 差异处理 of a count, or 确认未寄出 while goods are awaited. */
export const discrepancy: StepHandler = (draft, target, fact, at) => {
  const lines = rows(fact.payload['lines']);
  if (lines === null || lines.length === 0) return misfit('malformed');
  const consignment = target.scope as Consignment;
  if (target.def.key === 'transport') return neverSent(draft, consignment, lines, at);
  if (missingSigners(draft.ctx.policy.receipt.mismatch.sign, fact.payload['signedBy']).length > 0) return misfit('unsigned');
  return decideDifference(draft, consignment, lines, at);
};

function neverSent(draft: ReturnDraft, consignment: Consignment, lines: Json[], at: number): Outcome {
  if (lines.some(({ result }) => result !== 'not_sent')) return misfit('outcome_not_allowed');
  if (Object.keys(consignment.counts).length > 0) return misfit('second_decision');
  for (const portion of portionsOf(draft.state, consignment.id)) if (isExpected(portion)) endPortion(portion, 'NOT_SENT', at);
  consignment.settledAt = at;
  completeStep(draft, consignment, 'transport', at, ({ level }) => level === 2);
  return 'applied';
}

const NO_FATE: Fate = { notSent: 0, toCome: 0, accepted: 0, sendBack: 0, claimed: 0 };
const SHORT: { readonly [result: string]: keyof Fate } = { accept: 'notSent', not_sent: 'notSent', wait_rest: 'toCome', carrier_claim: 'claimed' };
const OVER: { readonly [result: string]: keyof Fate } = { accept: 'accepted', accept_extra: 'accepted', send_back: 'sendBack' };

function decideDifference(draft: ReturnDraft, consignment: Consignment, lines: Json[], at: number): Outcome {
  const allowed = discrepancyResults(draft, consignment);
  if (lines.some(({ result }) => text(result) === null || !allowed.includes(String(result)))) return misfit('outcome_not_allowed');
  if (lines.some(({ result }) => result === 'recount')) {
    for (const task of tasksOf(draft.state, consignment.id, 'discrepancy')) closeTask(draft, task, 'done');
    countAgain(consignment, at);
    return 'applied';
  }
  const fates = readFates(draft, consignment, lines);
  if ('anomaly' in fates) return fates;
  consignment.pending = fates.of;
  completeStep(draft, consignment, 'discrepancy', at);
  if (!isAsked(draft, consignment, 'recount')) settleDifference(draft, consignment, at);
  return 'applied';
}

/** Every difference has its fate, in the quantity it has. */
function readFates(draft: ReturnDraft, consignment: Consignment, lines: readonly Json[]): { of: { [line: string]: Fate } } | Extract<Outcome, object> {
  const unreadable = { anomaly: 'malformed' } as const;
  const differences = variances(draft.state, consignment);
  const of: { [line: string]: Fate } = {};
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    const variance = differences.find((one) => one.line === line?.line)?.variance ?? 0;
    const qty = line === undefined ? null : parseQuantity(row['qty'], line.unit);
    const kind = (variance < 0 ? SHORT : OVER)[String(row['result'])];
    if (line === undefined || qty === null) return unreadable;
    if (kind === undefined) return { anomaly: 'outcome_not_allowed' };
    const fate = of[line.line] ?? NO_FATE;
    of[line.line] = { ...fate, [kind]: (fate[kind] ?? 0) + qty };
  }
  const sum = ({ notSent, toCome, accepted, sendBack, claimed = 0 }: Fate): number => notSent + toCome + accepted + sendBack + claimed;
  return differences.some(({ line, variance }) => sum(of[line] ?? NO_FATE) !== Math.abs(variance)) ? { anomaly: 'quantity_excess' } : { of };
}

/** The count is done anew, and what it differs by is decided anew. */
export function countAgain(consignment: Consignment, at: number): void {
  Object.assign(consignment, { counts: {}, countedAt: null, fieldsMissing: [] });
  delete consignment.pending;
  repeatSteps(consignment, ['receive', 'papers', 'discrepancy', 'recountAck'], at);
}

/** What was agreed about the difference takes effect. R36, R37: what the carrier lost is claimed from him. */
export function settleDifference(draft: ReturnDraft, consignment: Consignment, at: number): void {
  const { pending = {} } = consignment;
  delete consignment.pending;
  const claims = Object.entries(pending).filter(([, { claimed = 0 }]) => claimed > 0).map(([line, { claimed = 0 }]) => ({ line: Number(line), qty: claimed }));
  if (claims.length > 0) requestLink(draft, { kind: 'carrierClaim', scope: consignment, step: 'discrepancy', at, lines: claims });
  growing(draft, at, () => settleCounts(draft, consignment, consignment.steps['receive']?.mark ?? at, at, (line) => pending[line] ?? NO_FATE));
}
