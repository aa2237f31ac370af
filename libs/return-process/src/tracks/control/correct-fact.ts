/** 更正: what an earlier fact should have said. */
import { copyOf, stepOf } from '../../engine/draft.js';
import { raise } from '../../engine/anomalies.js';
import { askSeats } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { caretaker } from '../../facts/caretaker.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { isObject, text } from '../../facts/read.js';
import type { ReturnScope } from '../../state.js';
import { dutyKey, rowOf } from '../step-rows.js';
import { complete } from './complete-duty.js';
import { isBuiltUpon } from './built-upon.rules.js';

/**
 * The corrected fact is applied in place of the first, at its instant, where it only said something (attributes, a result, a
 * paper) and nothing has been built on it. Goods that were counted, judged or moved, approvals and money are answered by a
 * counter-fact: then a person is told. A step that was passed by and would now be needed is shown too (process-model.md §4.1).
 */
export const correct: CaseHandler = (draft, fact) => {
  const [factId, corrected] = [text(fact.payload['factId']), fact.payload['payload']];
  if (factId === null || !isObject(corrected) || text(fact.payload['reasonCode']) === null) return misfit('malformed');
  const scope = draft.state.scopes.find(({ steps }) => Object.values(steps).some((step) => step.fact === factId));
  const key = scope === undefined ? undefined : Object.keys(scope.steps).find((one) => scope.steps[one]?.fact === factId);
  const def = key === undefined ? undefined : draft.ctx.flow.byKey[key];
  if (scope === undefined || def === undefined) return misfit('unknown_scope');
  const row = rowOf(def.key);
  const handle = row === undefined ? (def.key.startsWith(dutyKey('')) ? complete : undefined) : row.correctable === true ? row.handle : undefined;
  const before = stepOf(scope, def.key);
  if (handle === undefined || before.s !== 'done' || before.mark === undefined || draft.state.ending !== null || isBuiltUpon(draft, scope, def.key)) return misfit('second_decision');
  const { signed: _signed, ...bare } = before;
  scope.steps[def.key] = { ...bare, s: 'open' };
  const target = { scope, def, step: stepOf(scope, def.key), round: before.round, task: undefined };
  const kept = copyOf(before);
  const outcome = handle(draft, target, { ...fact, kind: def.accepts, payload: { ...corrected } }, before.mark);
  if (outcome !== 'applied') scope.steps[def.key] = kept;
  else if (stepOf(scope, def.key).s === 'open') askSeats(draft, scope, def, before.openedAt ?? before.mark);
  if (outcome === 'applied') showMissed(draft, scope, fact.factId);
  return outcome;
};

/** Steps that were passed by on the first word and would be needed on the second. */
function showMissed(draft: ReturnDraft, scope: ReturnScope, factId: string): void {
  for (const def of draft.ctx.flow.steps.filter(({ scope: kind, on, byMarks }) => kind === scope.kind && on && byMarks)) {
    if (stepOf(scope, def.key).s !== 'skipped' || !draft.rules.needed(draft, scope, def) || draft.rules.seats(draft, scope, def).length === 0) continue;
    raise(draft, 'out_of_turn', { step: def.key, scope: scope.id, factId, role: caretaker(draft, { scope, def, task: undefined }) });
  }
}
