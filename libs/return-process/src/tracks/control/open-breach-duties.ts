/** 书面说明: a limit that was missed opens a duty (`onBreach`); the step that was missed stays open. */
import { openStep, repeatSteps } from '../../engine/advance.js';
import { standingBreach } from '../../engine/clocks.js';
import { isOpen, stepOf } from '../../engine/draft.js';
import { scopeFor } from '../../engine/marks.js';
import type { Clock } from '../../engine/model.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { dutyKey } from '../step-rows.js';

/**
 * T33 (a reason must be given), T35 (notice in writing): opened once, at the instant the limit was missed. When a breach turns
 * out not to have been one, a notice not yet given is asked back. True when anything changed.
 */
export function openBreachDuties(draft: ReturnDraft): boolean {
  if (draft.state.ending !== null) return false;
  return draft.state.clocks.map((clock) => clock.breaches.length > 0 && followBreach(draft, clock)).some(Boolean);
}

function followBreach(draft: ReturnDraft, clock: Clock): boolean {
  const onBreach = draft.ctx.policy.sla[clock.rule]?.onBreach ?? 'none';
  const def = onBreach === 'none' ? undefined : draft.ctx.flow.byKey[dutyKey(onBreach.duty)];
  const own = draft.state.scopes.find(({ id }) => id === clock.scope);
  const scope = def === undefined || own === undefined ? undefined : (scopeFor(draft.state, own, def.scope) ?? own);
  if (def === undefined || scope === undefined) return false;
  const breach = standingBreach(clock);
  if (breach !== undefined) {
    if (stepOf(scope, def.key).s !== 'idle') return false;
    openStep(draft, scope, def, breach.dueAt);
    return true;
  }
  const tasks = tasksOf(draft.state, scope.id, def.key);
  if (!isOpen(scope, def.key) || isAskedElsewhere(draft, scope.id, def.key, clock)) return false;
  const open = tasks.filter(({ state }) => state === 'open');
  for (const task of open) askBack(task);
  if (tasks.length > 0) return open.length > 0;
  repeatSteps(scope, [def.key], draft.at);
  return true;
}

/** Another limit that asks for the same notice here was missed. */
function isAskedElsewhere({ state, ctx }: ReturnDraft, scope: string, key: string, clock: Clock): boolean {
  return state.clocks.some((other) => {
    const onBreach = ctx.policy.sla[other.rule]?.onBreach ?? 'none';
    return other !== clock && other.scope === scope && onBreach !== 'none' && dutyKey(onBreach.duty) === key && standingBreach(other) !== undefined;
  });
}
