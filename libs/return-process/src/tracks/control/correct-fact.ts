/** 更正: what an earlier fact should have said. */
import { copyOf, stepOf } from '../../engine/draft.js';
import { raise } from '../../engine/anomalies.js';
import type { StepDef } from '../../engine/flow.js';
import type { StepState } from '../../engine/model.js';
import { askSeats, restate } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { caretaker } from '../../facts/caretaker.js';
import { type CaseHandler, misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { isObject, text } from '../../facts/read.js';
import { isTold, noteTold } from '../../facts/told.js';
import type { ReceivedFact } from '../../received-fact.js';
import type { Consignment, Portion, ReturnScope } from '../../state.js';
import { dutyKey, rowOf } from '../step-rows.js';
import { complete } from './complete-duty.js';
import { isAbout, isBuiltUpon } from './built-upon.rules.js';
import { correctionNote } from './correction-note.rules.js';
import { takeBackCount } from './take-back-count.js';
import { takeBackJudgement } from './take-back-judgement.js';

interface Found { scope: ReturnScope; def: StepDef; before: StepState; factId: string }

/**
 * The corrected fact is applied in place of the first, at its instant, while nobody has gone by it: what only said something
 * (attributes, a result, a paper) by itself; a count or a judgement after what it did was taken back, with the tasks that came
 * of it. Afterwards, and of approvals, moved goods and money, only a counter-fact helps (design.md §3): a person of that step is told. A
 * step that was passed by and would now be needed is shown too (process-model.md §4.1).
 */
export const correct: CaseHandler = (draft, fact, at) => {
  const [factId, corrected] = [text(fact.payload['factId']), fact.payload['payload']];
  if (factId === null || !isObject(corrected) || text(fact.payload['reasonCode']) === null) return misfit('malformed');
  const found = find(draft, factId);
  if (found === null) return misfit('unknown_scope');
  const said: ReceivedFact = { ...fact, factId, kind: found.def.accepts, payload: { ...corrected } };
  const place = { step: found.def.key, scope: found.scope.id, role: caretaker(draft, { ...found, task: undefined }) };
  if (draft.state.ending !== null) return misfit('second_decision', place);
  const asked = draft.state.tasks.map(({ id }) => id);
  const told = isTold(found.def.key);
  const outcome = told ? replace(draft, found, said, at, place) : sayAgain(draft, found, said);
  if (outcome === 'applied') {
    if (!told) showMissed(draft, found.scope, fact.factId);
    markChanged(draft, found, asked);
  }
  return typeof outcome === 'object' && !told ? { ...outcome, about: place } : outcome;
};

/** 变更: who was asked before on the strength of the first word sees that it was another, in the task he has: no second one (product.md §1 A10). */
function markChanged(draft: ReturnDraft, { scope, def }: Found, asked: readonly string[]): void {
  for (const task of draft.state.tasks) {
    if (!asked.includes(task.id) || task.step === def.key || task.step === 'anomaly' || !isAbout(draft, task.scope, scope)) continue;
    restate(task, correctionNote(def.key));
  }
}

function find({ state, ctx }: ReturnDraft, factId: string): Found | null {
  for (const scope of state.scopes) {
    for (const [key, before] of Object.entries(scope.steps)) {
      const def = ctx.flow.byKey[key];
      if (def !== undefined && (before.fact === factId || before.told?.some(({ fact }) => fact === factId) === true)) return { scope, def, before, factId };
    }
  }
  return null;
}

function handlerOf({ key }: StepDef): StepHandler | undefined {
  const row = rowOf(key);
  if (row === undefined) return key.startsWith(dutyKey('')) ? complete : undefined;
  return row.correctable === true || isTold(key) ? row.handle : undefined;
}

/** What only said something: said otherwise. */
function sayAgain(draft: ReturnDraft, { scope, def, before }: Found, said: ReceivedFact): Outcome {
  const handle = handlerOf(def);
  if (handle === undefined || before.s !== 'done' || before.mark === undefined || isBuiltUpon(draft, scope, def.key)) return misfit('second_decision');
  const { signed: _signed, ...bare } = before;
  scope.steps[def.key] = { ...bare, s: 'open' };
  const kept = copyOf(before);
  const outcome = handle(draft, { scope, def, step: stepOf(scope, def.key), round: before.round, task: undefined }, said, before.mark);
  if (outcome !== 'applied') scope.steps[def.key] = kept;
  else if (stepOf(scope, def.key).s === 'open') askSeats(draft, scope, def, before.openedAt ?? before.mark);
  return outcome;
}

/** A count or a judgement: taken back with what came of it, then applied as it should have been. Whatever fails, nothing has happened. */
function replace(draft: ReturnDraft, { scope, def, before, factId }: Found, said: ReceivedFact, at: number, place: NonNullable<Extract<Outcome, object>['about']>): Outcome {
  const stored = copyOf(draft.state);
  const [happened, raised] = [draft.happenings.length, draft.raised.length];
  const outcome = takeBack(draft, scope, def, factId, at) ? applyAnew(draft, scope, def, before, said, at) : misfit(def.key === 'receive' ? 'second_fact' : 'second_decision');
  if (outcome === 'applied') return outcome;
  for (const key of Object.keys(draft.state)) delete (draft.state as unknown as Record<string, unknown>)[key];
  Object.assign(draft.state, stored);
  draft.happenings.length = happened;
  draft.raised.length = raised;
  return typeof outcome === 'object' ? misfit(outcome.anomaly, place) : outcome;
}

function takeBack(draft: ReturnDraft, scope: ReturnScope, { key }: StepDef, factId: string, at: number): boolean {
  if (key === 'receive') return takeBackCount(draft, scope as Consignment, factId, at);
  const did = stepOf(scope, key).told?.find(({ fact }) => fact === factId)?.did ?? {};
  return takeBackJudgement(draft, scope as Consignment | Portion, key === 'redecide' ? 'redecide' : 'dispose', did, at);
}

function applyAnew(draft: ReturnDraft, scope: ReturnScope, def: StepDef, before: StepState, said: ReceivedFact, at: number): Outcome {
  const handle = handlerOf(def);
  if (handle === undefined || before.s === 'void' || before.s === 'skipped') return misfit('second_decision');
  const { signed: _signed, mark, ahead, told = [], ...bare } = before;
  scope.steps[def.key] = { ...bare, s: before.s === 'idle' ? 'idle' : 'open', told: told.filter(({ fact }) => fact !== said.factId) };
  const decided = draft.state.counters.decision;
  const target = { scope, def, step: stepOf(scope, def.key), round: before.round, task: undefined };
  const outcome = handle(draft, target, said, mark ?? ahead ?? at);
  if (outcome !== 'applied') return outcome;
  noteTold(draft, target, said, decided);
  if (stepOf(scope, def.key).s === 'open') askSeats(draft, scope, def, before.openedAt ?? at);
  return 'applied';
}

/** Steps that were passed by on the first word and would be needed on the second. */
function showMissed(draft: ReturnDraft, scope: ReturnScope, factId: string): void {
  for (const def of draft.ctx.flow.steps.filter(({ scope: kind, on, byMarks }) => kind === scope.kind && on && byMarks)) {
    if (stepOf(scope, def.key).s !== 'skipped' || !draft.rules.needed(draft, scope, def) || draft.rules.seats(draft, scope, def).length === 0) continue;
    raise(draft, 'out_of_turn', { step: def.key, scope: scope.id, factId, role: caretaker(draft, { scope, def, task: undefined }) });
  }
}
