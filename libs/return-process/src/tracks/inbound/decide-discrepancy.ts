/** 差异处理. */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { ReturnDraft } from '../../context.js';
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { type Json, rows, text, whole } from '../../facts/read.js';
import { endPortion } from '../../portions.js';
import { type Consignment, isExpected, lineOf, portionsOf } from '../../state.js';
import { discrepancyResults } from './discrepancy-results.js';
import { type Fate, settleCounts, variances } from './settle-counts.js';

/** 差异处理 of a count, or 确认未寄出 while goods are awaited. */
export const discrepancy: StepHandler = (draft, target, fact, at) => {
  const lines = rows(fact.payload['lines']);
  if (lines === null || lines.length === 0) return misfit('malformed');
  return target.def.key === 'transport' ? neverSent(draft, target.scope as Consignment, lines, at) : decideDifference(draft, target.scope as Consignment, lines, at);
};

function neverSent(draft: ReturnDraft, consignment: Consignment, lines: Json[], at: number): ReturnType<StepHandler> {
  if (lines.some(({ result }) => result !== 'not_sent')) return misfit('outcome_not_allowed');
  if (Object.keys(consignment.counts).length > 0) return misfit('second_decision');
  for (const portion of portionsOf(draft.state, consignment.id)) if (isExpected(portion)) endPortion(portion, 'NOT_SENT', at);
  consignment.settledAt = at;
  completeStep(draft, consignment, 'transport', at, ({ level }) => level === 2);
  return 'applied';
}

const NO_FATE: Fate = { notSent: 0, toCome: 0, accepted: 0, sendBack: 0 };

const SHORT: { readonly [result: string]: keyof Fate } = { accept: 'notSent', not_sent: 'notSent', wait_rest: 'toCome' };

const OVER: { readonly [result: string]: keyof Fate } = { accept: 'accepted', accept_extra: 'accepted', send_back: 'sendBack' };

function decideDifference(draft: ReturnDraft, consignment: Consignment, lines: Json[], at: number): ReturnType<StepHandler> {
  const allowed = discrepancyResults(draft, consignment);
  if (lines.some(({ result }) => text(result) === null || !allowed.includes(String(result)))) return misfit('outcome_not_allowed');
  if (lines.some(({ result }) => result === 'recount')) {
    Object.assign(consignment, { counts: {}, countedAt: null });
    for (const task of tasksOf(draft.state, consignment.id, 'discrepancy')) closeTask(draft, task, 'done');
    repeatSteps(consignment, ['receive', 'discrepancy'], at);
    return 'applied';
  }
  const fates = new Map<number, Fate>();
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    const variance = variances(draft.state, consignment).find((one) => one.line === line?.line)?.variance ?? 0;
    const qty = line === undefined ? null : parseQuantity(row['qty'], line.unit);
    const kind = (variance < 0 ? SHORT : OVER)[String(row['result'])];
    if (line === undefined || qty === null) return misfit('malformed');
    if (kind === undefined) return misfit('outcome_not_allowed');
    const fate = fates.get(line.line) ?? NO_FATE;
    fates.set(line.line, { ...fate, [kind]: fate[kind] + qty });
  }
  const sum = (fate: Fate = NO_FATE): number => fate.notSent + fate.toCome + fate.accepted + fate.sendBack;
  if (variances(draft.state, consignment).some(({ line, variance }) => sum(fates.get(line)) !== Math.abs(variance))) return misfit('quantity_excess');
  settleCounts(draft, consignment, consignment.steps['receive']?.mark ?? at, at, (line) => fates.get(line) ?? NO_FATE);
  completeStep(draft, consignment, 'discrepancy', at);
  return 'applied';
}
