/** 验收. */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { inform } from '../../engine/anomalies.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { rows, whole } from '../../facts/read.js';
import { type Consignment, lineOf } from '../../state.js';
import { goodsHere } from './goods-here.js';
import { expectedLines, plainFate, settleCounts, variances } from './settle-counts.js';

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
