/** The open tasks of a return as last stated: tells which desk an operator's signal belongs to. */
import type { Effect } from '@guitu/contracts/events/process-events';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Scope } from '@guitu/contracts/scalars';
import type { Desk } from '@guitu/contracts/vocabulary';

export interface OpenTask {
  accepts: FactKind;
  desk: Desk;
  scope: Scope;
  openedAt: number;
}
/** By task id; plain JSON, part of the snapshot. */
export type OpenTasks = Record<string, OpenTask>;

/** The tasks that are open after these effects. */
export function afterEffects(tasks: OpenTasks, effects: readonly Effect[]): OpenTasks {
  let next = tasks;
  for (const effect of effects) {
    if (effect.event !== 'task-stated') continue;
    const { taskId, state, accepts, desk, scope, openedAt } = effect.body;
    const { [taskId]: _before, ...others } = next;
    next = state === 'open' || state === 'asked_back' ? { ...others, [taskId]: { accepts, desk, scope, openedAt } } : others;
  }
  return next;
}

/** The task an operator means: the named one, else the one with the same scope, else the oldest that accepts this kind. */
export function taskFor(tasks: OpenTasks, kind: FactKind, taskId: string | null, scope: Scope): [taskId: string, task: OpenTask] | undefined {
  const candidates = Object.entries(tasks)
    .filter(([, task]) => task.accepts === kind)
    .sort(([leftId, left], [rightId, right]) => left.openedAt - right.openedAt || (leftId < rightId ? -1 : 1));
  return candidates.find(([id]) => id === taskId) ?? candidates.find(([, task]) => sameScope(task.scope, scope)) ?? candidates[0];
}

const sameScope = (left: Scope, right: Scope): boolean =>
  left.line === right.line && left.consignment === right.consignment && left.portion === right.portion && left.supply === right.supply;
