/** 结案: a return closes by itself when everything has ended. */
import { askBack } from '../../engine/tasks.js';
import { expireKept } from '../../facts/kept.js';
import type { Task } from '../../engine/model.js';
import type { ReturnDraft } from '../../context.js';
import { portions, supplies, type ReturnState } from '../../state.js';

/** Reopened, and closed again without anything done: it ended as it had ended before. */
function isUntouched({ reopened, scopes, openedAt }: ReturnState): boolean {
  const since = reopened?.at(-1)?.at ?? openedAt;
  return scopes.every(({ steps }) => Object.entries(steps).every(([key, { openedAt: opened = 0 }]) => key === 'reopenReview' || opened < since));
}

/** A pause's review ends with the return; a duty that blocks nothing (`before: none`) is asked back. */
const blocks = ({ ctx: { policy } }: ReturnDraft, { step }: Task): boolean =>
  step !== 'pauseReview' && policy.duties[step.slice('duty:'.length)]?.before !== 'none';

/** True when it closed, or when the only thing in the way became visible. */
export function closeReturn(draft: ReturnDraft): boolean {
  const { state } = draft;
  const ended = portions(state).every(({ endedAt }) => endedAt !== null) && supplies(state).every(({ endedAt }) => endedAt !== null);
  if (!ended || state.anomalies.length > 0 || state.tasks.some((task) => blocks(draft, task))) return false;
  if (state.kept.length > 0) {
    // a fact that waits for ground that will never come is a person's to look at, not to be lost
    expireKept(draft, Infinity);
    return true;
  }
  const at = Math.max(state.at, draft.at);
  state.result = state.ending?.result ?? (isUntouched(state) ? state.reopened?.at(-1)?.result : undefined) ?? 'completed';
  state.closedAt = at;
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  if (whole !== undefined) whole.steps['close'] = { s: 'done', round: 1, mark: at };
  draft.happenings.push({ what: 'marked', scope: 'case', step: 'close', at });
  for (const task of state.tasks) askBack(task);
  return true;
}
