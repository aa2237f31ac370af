/** Which step a fact is about: the task it names, else the step of its kind in the scope it names. */
import { stepOf } from '../engine/draft.js';
import type { StepDef } from '../engine/flow.js';
import type { StepState, Task } from '../engine/model.js';
import { parseTaskId } from '../engine/tasks.js';
import type { ReturnDraft } from '../context.js';
import type { ReceivedFact } from '../received-fact.js';
import type { ReturnScope } from '../state.js';
import { isObject } from './read.js';

export interface Target { scope: ReturnScope; def: StepDef; step: StepState; round: number; task: Task | undefined }

const takes = (def: StepDef, fact: ReceivedFact): boolean => def.accepts === fact.kind || def.alsoAccepts.includes(fact.kind);

/** Null: no such scope or step (yet). */
export function locate(draft: ReturnDraft, fact: ReceivedFact): Target | null {
  return fact.taskId === undefined ? byScope(draft, fact) : byTask(draft, fact, fact.taskId);
}

function byTask(draft: ReturnDraft, fact: ReceivedFact, id: string): Target | null {
  const named = parseTaskId(id);
  const scope = draft.state.scopes.find((other) => other.id === named?.scope);
  const def = named === null || !Object.hasOwn(draft.ctx.flow.byKey, named.step) ? undefined : draft.ctx.flow.byKey[named.step];
  if (named === null || scope === undefined || def === undefined || def.scope !== scope.kind || !takes(def, fact)) return null;
  return { scope, def, step: stepOf(scope, def.key), round: named.round, task: draft.state.tasks.find((task) => task.id === id) };
}

/** A duty and a question are told apart by their names. */
const isMeant = (def: StepDef, { kind, payload }: ReceivedFact): boolean =>
  (kind !== 'duty' || def.key === `duty:${String(payload['duty'])}`) && (kind !== 'customer_reply' || def.ask?.key === payload['about']);

/** Open steps before idle before finished ones; of several the first, as they were made. */
function byScope(draft: ReturnDraft, fact: ReceivedFact): Target | null {
  const wanted = isObject(fact.scope) ? [fact.scope['portion'], fact.scope['supply'], fact.scope['consignment']].filter((id) => id !== undefined) : [];
  const defs = draft.ctx.flow.steps.filter((def) => takes(def, fact) && isMeant(def, fact));
  const found = draft.state.scopes
    .filter((scope) => wanted.length === 0 || wanted.includes(scope.id))
    .flatMap((scope) => defs.filter((def) => def.scope === scope.kind).map((def): Target => {
      const step = stepOf(scope, def.key);
      return { scope, def, step, round: step.round, task: seatTask(draft, scope, def, fact) };
    }));
  const rank = ({ step, def }: Target): number => (step.s === 'open' || step.implied === true ? 0 : step.s === 'idle' && step.ahead === undefined && def.accepts === fact.kind ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Of several seats the one at the fact's own desk, by role where that tells them apart. */
function seatTask({ state, ctx }: ReturnDraft, scope: ReturnScope, def: StepDef, fact: ReceivedFact): Task | undefined {
  const tasks = state.tasks.filter((task) => task.scope === scope.id && task.step === def.key);
  if (tasks.length < 2) return tasks[0];
  return tasks.find(({ role }) => role === fact.by.role) ?? tasks.find(({ role }) => ctx.policy.roles[role]?.dept === fact.by.dept);
}
