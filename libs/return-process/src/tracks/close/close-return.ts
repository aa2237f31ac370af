/** 结案: a return closes by itself when everything has ended and, where the policy wants it, somebody has reviewed that. */
import { openStep } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { askBack } from '../../engine/tasks.js';
import { expireKept } from '../../facts/kept.js';
import type { Task } from '../../engine/model.js';
import type { ReturnDraft } from '../../context.js';
import { portions, supplies, type ReturnScope, type ReturnState } from '../../state.js';

/** True when it closed, or when what stands in the way was put before a person. */
export function closeReturn(draft: ReturnDraft): boolean {
  const { state } = draft;
  const ended = portions(state).every(({ endedAt }) => endedAt !== null) && supplies(state).every(({ endedAt }) => endedAt !== null);
  if (!ended || state.anomalies.length > 0 || state.tasks.some((task) => blocks(draft, task))) return false;
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  if (whole === undefined) return false;
  if (state.kept.length > 0) {
    // a fact that waits for ground that will never come is a person's to look at, not to be lost
    expireKept(draft, Infinity);
    return true;
  }
  const at = Math.max(state.at, draft.at);
  if (asksReview(draft, whole, at)) return true;
  state.result = state.ending?.result ?? state.endsAs ?? (isUntouched(state) ? state.reopened?.at(-1)?.result : undefined) ?? 'completed';
  state.closedAt = at;
  whole.steps['close'] = { s: 'done', round: 1, mark: at };
  draft.happenings.push({ what: 'marked', scope: 'case', step: 'close', at });
  for (const task of state.tasks) askBack(task);
  if (state.ending === null && state.result === 'completed') askSurvey(draft, whole, at);
  return true;
}

/** A pause's review ends with the return; a duty that blocks nothing (`before: none`) is asked back. */
const blocks = ({ ctx: { policy } }: ReturnDraft, { step }: Task): boolean =>
  step !== 'pauseReview' && step !== 'clockReview' && policy.duties[step.slice('duty:'.length)]?.before !== 'none';

/** 结案评审, once nothing else is open; a return that ends early has nothing to review. */
function asksReview(draft: ReturnDraft, whole: ReturnScope, at: number): boolean {
  const def = draft.ctx.flow.byKey['closeReview'];
  if (def === undefined || !def.on || draft.state.ending !== null || stepOf(whole, 'closeReview').s !== 'idle') return false;
  openStep(draft, whole, def, Math.max(at, stepOf(whole, 'closeReview').since ?? at));
  return true;
}

function askSurvey(draft: ReturnDraft, whole: ReturnScope, at: number): void {
  const def = draft.ctx.flow.byKey['survey'];
  if (def?.on === true && stepOf(whole, 'survey').s === 'idle') openStep(draft, whole, def, at);
}

/** Reopened, and closed again without anything done: it ended as it had ended before. */
function isUntouched({ reopened, scopes, openedAt }: ReturnState): boolean {
  const since = reopened?.at(-1)?.at ?? openedAt;
  return scopes.every(({ steps }) => Object.entries(steps).every(([key, { openedAt: opened = 0 }]) => key === 'reopenReview' || opened < since));
}
