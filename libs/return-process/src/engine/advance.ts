/**
 * Opens what can open. A step opens when all its `after` marks exist and it is needed then; otherwise it is skipped and sets
 * its mark, so successors never wait for something switched off. Its opening time is the latest of those marks: the time the
 * work could begin, whenever the facts were delivered.
 */
import { stepOf, type Draft } from './draft.js';
import type { StepDef } from './flow.js';
import { markAt } from './marks.js';
import type { Scope, Task } from './model.js';
import { syncLimits } from './sync-clocks.js';
import { askBack, askSeats, closeTask, tasksOf } from './tasks.js';

/** Runs until nothing more opens, then brings the clocks in line; what follows from them is looked at again. */
export function advance(draft: Draft): void {
  do {
    openAll(draft);
    syncLimits(draft);
  } while (draft.rules.settle(draft));
}

function openAll(draft: Draft): void {
  for (let moved = true; moved;) {
    moved = false;
    for (const scope of [...draft.state.scopes]) {
      for (const def of draft.ctx.flow.steps) if (def.scope === scope.kind && tryStep(draft, scope, def)) moved = true;
    }
    if (!moved && draft.rules.settle(draft)) moved = true;
  }
}

function tryStep(draft: Draft, scope: Scope, def: StepDef): boolean {
  if (stepOf(scope, def.key).s !== 'idle') return false;
  const at = readyAt(draft, scope, def);
  if (at === null || !draft.rules.mayOpen(draft, scope, def)) return false;
  if (!def.on || !draft.rules.needed(draft, scope, def)) {
    skip(draft, scope, def, Math.max(at, stepOf(scope, def.key).ahead ?? at));
    return true;
  }
  openStep(draft, scope, def, at);
  return true;
}

function readyAt(draft: Draft, scope: Scope, def: StepDef): number | null {
  const names = draft.rules.after(draft, scope, def);
  if (names === null) return null;
  let at = Math.max(scope.openedAt, stepOf(scope, def.key).since ?? 0);
  for (const name of names) {
    const mark = markAt(draft.ctx, draft.rules, draft.state, scope, name);
    if (mark === null) return null;
    at = Math.max(at, mark);
  }
  return at;
}

/** Opens a step at an instant; one that was done ahead is complete at once, a gate without anybody to ask is skipped. */
export function openStep(draft: Draft, scope: Scope, def: StepDef, at: number): void {
  const step = stepOf(scope, def.key);
  scope.steps[def.key] = { ...step, s: 'open', openedAt: at };
  draft.happenings.push({ what: 'opened', scope: scope.id, step: def.key, at });
  if (step.ahead !== undefined) return completeStep(draft, scope, def.key, step.ahead);
  if (def.computed) {
    draft.rules.compute(draft, scope, def, at);
    return completeStep(draft, scope, def.key, at);
  }
  if (draft.rules.seats(draft, scope, def).length === 0) return skip(draft, scope, def, at);
  askSeats(draft, scope, def, at);
}

function skip(draft: Draft, scope: Scope, def: StepDef, at: number): void {
  finish(scope, def.key, 'skipped', at);
  draft.rules.skipped(draft, scope, def.key, at);
}

function finish(scope: Scope, key: string, s: 'done' | 'skipped' | 'void', mark: number): void {
  const { ahead: _ahead, since: _since, ...step } = stepOf(scope, key);
  scope.steps[key] = { ...step, s, mark };
}

/**
 * A step is done: its mark is set (never before it opened). The tasks its fact answered leave the list; those of others who
 * were asked beside them are taken back. A task of an earlier round is the desk's to answer still.
 */
export function completeStep(draft: Draft, scope: Scope, key: string, at: number, answered: (task: Task) => boolean = () => true): void {
  const mark = Math.max(at, stepOf(scope, key).openedAt ?? at);
  finish(scope, key, 'done', mark);
  for (const task of tasksOf(draft.state, scope.id, key)) {
    if (task.round !== stepOf(scope, key).round) continue;
    if (answered(task)) closeTask(draft, task, 'done');
    else askBack(task);
  }
  draft.happenings.push({ what: 'marked', scope: scope.id, step: key, at: mark });
  draft.rules.done(draft, scope, key, mark);
}

/** A step passed by on a person's word; its mark lets go on what waited for it. */
export function passOver(scope: Scope, key: string, how: 'skipped' | 'void', at: number): void {
  finish(scope, key, how, Math.max(at, stepOf(scope, key).openedAt ?? at));
}

/** A step nobody needs any more. Its tasks must have been handed back before. */
export function voidStep(scope: Scope, key: string, at: number): void {
  finish(scope, key, 'void', Math.max(at, stepOf(scope, key).openedAt ?? at));
}

/** Sends steps of one scope round again at an instant (a loop): idle, next round. */
export function repeatSteps(scope: Scope, keys: readonly string[], at: number): void {
  for (const key of keys) {
    const step = scope.steps[key];
    if (step !== undefined && step.s !== 'idle') scope.steps[key] = { s: 'idle', round: step.round + 1, since: at };
  }
}
