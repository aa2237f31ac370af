/** Silence as an answer (process-model.md §1.6): the only place where time alone decides, and only where the policy says so. */
import { copyOf, scopeById, stepOf, type Draft } from './draft.js';
import type { EngineContext } from './flow.js';
import type { Clock, ProcessState, Task } from './model.js';
import { closeTask } from './tasks.js';
import { dueOf } from './rungs.js';

/** A question whose time will be over at `at`; it is held open a moment longer, so that an answer recorded in time is read first. */
export interface Silence { task: Task; answer: 'accept' | 'refuse'; at: number; ringsAt: number }

/** Null: no question, no consequence of silence, or the question is being taken back. */
export function silenceOf(ctx: EngineContext, state: ProcessState, clock: Clock): Silence | null {
  const answer = ctx.flow.byKey[clock.step]?.ask?.silence ?? null;
  if (answer === null || clock.kind !== 'chase') return null;
  const task = state.tasks.find(({ id }) => id === clock.task);
  if (task === undefined || task.state !== 'open' || scopeById(state, task.scope)?.steps[task.step]?.reply !== undefined) return null;
  return { task, answer, at: dueOf(clock), ringsAt: dueOf(clock) + ctx.settleMs };
}

/** The answer takes effect at the due instant, whenever it was noticed. */
export function deem(draft: Draft, { task, answer, at }: Silence): void {
  const scope = scopeById(draft.state, task.scope);
  const def = draft.ctx.flow.byKey[task.step];
  if (scope === undefined || def?.ask === undefined) return;
  draft.happenings.push({ what: 'deemed', task: copyOf(task), ask: def.ask.key, answer, clause: def.ask.clause, at });
  scope.steps[task.step] = { ...stepOf(scope, task.step), reply: { answer, deemed: true } };
  draft.rules.deem(draft, scope, def, answer, at);
  // where silence could not be applied the question stays with its person
  if (draft.state.tasks.includes(task) && stepOf(scope, task.step).s !== 'open') closeTask(draft, task, 'done');
}
