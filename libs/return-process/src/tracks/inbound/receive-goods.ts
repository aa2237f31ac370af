/** 验收. */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { ReturnDraft } from '../../context.js';
import { completeStep, repeatSteps } from '../../engine/advance.js';
import { inform } from '../../engine/anomalies.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import { lineAttrs, readAttrs } from '../../catalogue/attributes.js';
import { misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { isObject, rows, whole } from '../../facts/read.js';
import { type Attr, type Consignment, lineOf } from '../../state.js';
import { lacksValue } from './accessories.rules.js';
import { goodsHere } from './goods-here.js';
import { missingSigners } from './joint-signers.rules.js';
import { missingFields } from './missing-papers.rules.js';
import { expectedLines, plainFate, settleCounts, variances } from './settle-counts.js';

interface Counted { line: number; counted: number; attrs: Record<string, Attr>; missing: string[] }

/** 验收 per line; a line not named is still to be counted. Counted goods are here, so they have arrived. */
export const receive: StepHandler = (draft, { scope, step }, fact, at) => {
  const consignment = scope as Consignment;
  const { state, ctx: { policy } } = draft;
  const counts = readCounts(draft, fact.payload['lines']);
  if (!Array.isArray(counts)) return counts;
  if (counts.some(({ line }) => consignment.counts[line] !== undefined)) return misfit('second_fact');
  if (counts.some(({ line, attrs }) => lacksValue(policy, { ...lineAttrs(policy, state, line), ...attrs }))) return misfit('malformed');
  if (state.ending === null && missingSigners(policy.receipt.joint, fact.payload['signedRoles']).length > 0) return misfit('unsigned');
  const early = step.s === 'idle';
  if (early && step.ahead === undefined) inform(draft, 'goods_before_approval', { step: 'receive', scope: scope.id, factId: fact.factId });
  note(draft, consignment, counts, fact.payload);
  consignment.countedAt = Math.max(consignment.countedAt ?? at, at);
  goodsHere(draft, consignment, at, 'count');
  if (expectedLines(state, consignment.id).some((line) => consignment.counts[line] === undefined)) return 'applied';
  if (countsAgain(draft, consignment, at)) return 'applied';
  const last = consignment.countedAt;
  const differs = variances(state, consignment).some(({ variance }) => variance !== 0);
  state.attrs['countShort'] = variances(state, consignment).some(({ variance }) => variance < 0);
  if (early) consignment.steps['receive'] = { ...step, ahead: last };
  if (state.ending !== null || !differs) settleCounts(draft, consignment, last, last, plainFate);
  if (!early) completeStep(draft, consignment, 'receive', last);
  return 'applied';
};

/** A line without its required fields is no record; where no complete paper means no acceptance (R06) it is one, and the goods go back. */
function readCounts({ state, ctx: { policy } }: ReturnDraft, value: unknown): Counted[] | Outcome {
  const lines = rows(value);
  if (lines === null || lines.length === 0) return misfit('malformed');
  const counts: Counted[] = [];
  for (const row of lines) {
    const no = whole(row['line']);
    const line = no === null ? undefined : lineOf(state, no);
    if (line === undefined) return misfit(no === null ? 'malformed' : 'unknown_scope');
    const counted = parseQuantity(row['received'], line.unit);
    if (counted === null || counts.some((other) => other.line === line.line)) return misfit('malformed');
    const attrs = readAttrs('receive', 'line', row['attrs']);
    const missing = counted === 0 || state.ending !== null ? [] : missingFields(policy, isObject(row['fields']) ? row['fields'] : {}, attrs);
    if (missing.length > 0 && policy.inbound.missing !== 'refuse') return misfit('malformed');
    counts.push({ line: line.line, counted, attrs, missing });
  }
  return counts;
}

/** What was found, of the return and of each line. */
function note({ state }: ReturnDraft, consignment: Consignment, counts: readonly Counted[], payload: Readonly<Record<string, unknown>>): void {
  Object.assign(state.attrs, readAttrs('receive', 'case', payload['attrs']));
  if (typeof payload['inspectFlag'] === 'boolean') state.attrs['inspectFlag'] = payload['inspectFlag'];
  const documents = Array.isArray(payload['documents']) ? payload['documents'].filter((code): code is string => typeof code === 'string') : [];
  consignment.documents = [...new Set([...(consignment.documents ?? []), ...documents])];
  consignment.fieldsMissing = [...new Set([...(consignment.fieldsMissing ?? []), ...counts.flatMap(({ missing }) => missing)])];
  for (const { line, counted, attrs } of counts) {
    consignment.counts[line] = counted;
    Object.assign(lineOf(state, line)?.attrs ?? {}, attrs);
  }
}

/** S001-12: a count that differs is done once more before anybody decides about it. */
function countsAgain(draft: ReturnDraft, consignment: Consignment, at: number): boolean {
  const step = consignment.steps['receive'];
  const again = draft.ctx.policy.receipt.mismatch.recount && (step?.round ?? 1) === 1 && draft.state.ending === null;
  if (!again || variances(draft.state, consignment).every(({ variance }) => variance === 0)) return false;
  Object.assign(consignment, { counts: {}, countedAt: null, fieldsMissing: [] });
  for (const task of tasksOf(draft.state, consignment.id, 'receive')) closeTask(draft, task, 'done');
  if (step?.s === 'open') repeatSteps(consignment, ['receive'], at);
  else consignment.steps['receive'] = { s: 'idle', round: 2, since: at };
  return true;
}
