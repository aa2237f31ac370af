/** 到货, 验收, 差异处理, 到货通知. Goods come whether they were asked for or not: 到货 and 验收 may run ahead of order. */
import { completeStep, repeatSteps } from '../engine/advance.js';
import { inform } from '../engine/anomalies.js';
import { stepOf } from '../engine/draft.js';
import { closeTask, tasksOf } from '../engine/tasks.js';
import { endPortion } from '../catalogue/portions.js';
import { expectedLines, plainFate, settleCounts, variances, type Fate } from '../catalogue/settle-counts.js';
import { isExpected, lineOf, portionsOf, type Consignment } from '../state.js';
import type { ReturnDraft } from '../context.js';
import { discrepancyResults } from '../catalogue/discrepancy-results.js';
import { misfit, type StepHandler } from './outcome.js';
import { rows, text, whole, type Json } from './read.js';
import { parseQuantity } from '@guitu/contracts/quantity';

/**
 * The goods are here since `at`: known from their arrival or, without it, from a count. The earliest news is the time of
 * arrival, whichever was delivered first.
 */
function goodsHere(draft: ReturnDraft, consignment: Consignment, at: number, news: 'arrival' | 'count'): void {
  const step = stepOf(consignment, 'transport');
  const { implied: _implied, ...known } = step;
  const standing = news === 'arrival' ? known : step.s === 'done' || step.ahead !== undefined ? step : { ...step, implied: true as const };
  consignment.steps['transport'] = standing;
  if (step.s === 'idle') standing.ahead = Math.min(step.ahead ?? at, at);
  else if (step.s === 'open') completeStep(draft, consignment, 'transport', at, ({ level }) => level === 1);
  else if (step.mark !== undefined) standing.mark = Math.max(Math.min(step.mark, at), step.openedAt ?? 0);
  const { receive: counting, transport } = consignment.steps;
  if (counting?.openedAt !== undefined && counting.round === 1 && transport?.mark !== undefined) counting.openedAt = Math.min(counting.openedAt, transport.mark);
}

export const arrive: StepHandler = (draft, { scope, step }, fact, at) => {
  const consignment = scope as Consignment;
  const packages = whole(fact.payload['packages']);
  if (packages === null || packages === 0) return misfit('malformed');
  if (step.s === 'idle' && step.ahead === undefined) inform(draft, 'goods_before_approval', { step: 'transport', scope: scope.id, factId: fact.factId });
  if (typeof fact.payload['packagingBroken'] === 'boolean') draft.state.attrs['packagingBroken'] = fact.payload['packagingBroken'];
  goodsHere(draft, consignment, at, 'arrival');
  return 'applied';
};

/** 验收 per line; a line not named is still to be counted. Counted goods are here, so they have arrived. */
export const receive: StepHandler = (draft, { scope, step }, fact, at) => {
  const consignment = scope as Consignment;
  const counts = readCounts(draft, fact.payload['lines']);
  if (!Array.isArray(counts)) return counts === 'unknown_line' ? misfit('unknown_scope') : misfit('malformed');
  if (counts.some(([line]) => consignment.counts[line] !== undefined)) return misfit('second_fact');
  const early = step.s === 'idle';
  if (early && step.ahead === undefined) inform(draft, 'goods_before_approval', { step: 'receive', scope: scope.id, factId: fact.factId });
  for (const [line, counted] of counts) consignment.counts[line] = counted;
  if (typeof fact.payload['inspectFlag'] === 'boolean') draft.state.attrs['inspectFlag'] = fact.payload['inspectFlag'];
  consignment.countedAt = Math.max(consignment.countedAt ?? at, at);
  goodsHere(draft, consignment, at, 'count');
  if (expectedLines(draft.state, consignment.id).some((line) => consignment.counts[line] === undefined)) return 'applied';
  const last = consignment.countedAt;
  if (early) consignment.steps['receive'] = { ...step, ahead: last };
  else completeStep(draft, consignment, 'receive', last);
  if (draft.state.ending !== null || variances(draft.state, consignment).every(({ variance }) => variance === 0)) settleCounts(draft, consignment, last, last, plainFate);
  return 'applied';
};

function readCounts({ state }: ReturnDraft, value: unknown): [line: number, counted: number][] | 'malformed' | 'unknown_line' {
  const lines = rows(value);
  if (lines === null || lines.length === 0) return 'malformed';
  const counts: [number, number][] = [];
  for (const row of lines) {
    const no = whole(row['line']);
    const line = no === null ? undefined : lineOf(state, no);
    if (line === undefined) return no === null ? 'malformed' : 'unknown_line';
    const counted = parseQuantity(row['received'], line.unit);
    if (counted === null || counts.some(([other]) => other === line.line)) return 'malformed';
    counts.push([line.line, counted]);
  }
  return counts;
}

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

export const arrivalNotice: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (text(payload['areaCode']) === null || text(payload['label']) === null) return misfit('malformed');
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
