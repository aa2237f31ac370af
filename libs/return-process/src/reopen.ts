/** 重开: a return that has ended goes on from its final state, as a new run (process-model.md §2, §7: within 90 days, twice). */
import type { Label } from '@guitu/contracts/vocabulary';
import { openStep } from './engine/advance.js';
import { copyOf } from './engine/draft.js';
import type { Context, ReturnDraft } from './context.js';
import { text } from './facts/read.js';
import type { ReceivedFact } from './received-fact.js';
import type { ReturnState } from './state.js';
import { mayReopen } from './tracks/control/department-heads.rules.js';

const WITHIN_MS = 90 * 86_400_000;
const TIMES = 2;

/** Who reopens it, why and when (UTC ms). */
export interface ReopenWish { readonly role: string; readonly reasonCode: string | null; readonly recordedAt: number }
export interface ReopenRefusal extends Label { readonly why: 'open' | 'reason' | 'role' | 'late' | 'often' }
const refusal = (why: ReopenRefusal['why'], zh: string, en: string): ReopenRefusal => ({ why, zh, en });

/** Why it may not be reopened; null when it may. */
export function reopenRefusal({ policy }: Pick<Context, 'policy'>, prior: ReturnState, { role, reasonCode, recordedAt }: ReopenWish): ReopenRefusal | null {
  if (prior.closedAt === null || prior.result === null) return refusal('open', '退货尚未结案', 'the return has not ended');
  if (reasonCode === null) return refusal('reason', '缺少原因', 'a reason is missing');
  if (!mayReopen(policy, role)) return refusal('role', '只有客服主管或品质主管可以重开', 'only the heads of customer service and quality may reopen');
  if (recordedAt > prior.closedAt + WITHIN_MS) return refusal('late', '结案已超过 90 天', 'it ended more than 90 days ago');
  return (prior.reopened?.length ?? 0) >= TIMES ? refusal('often', `已重开 ${TIMES} 次`, `it was reopened ${TIMES} times already`) : null;
}

/** The same of a fact. */
export const reopenObstacle = (ctx: Pick<Context, 'policy'>, prior: ReturnState, { by, payload, recordedAt }: ReceivedFact): ReopenRefusal | null =>
  reopenRefusal(ctx, prior, { role: by.role, reasonCode: text(payload['reasonCode']), recordedAt });

/** The state it goes on with: whatever was done stays done; its first task asks who reopened it what is to be done again. */
export function reopened(prior: ReturnState, { by, recordedAt }: ReceivedFact): ReturnState {
  const state = copyOf(prior);
  const at = Math.max(recordedAt, prior.closedAt ?? 0);
  state.reopened = [...(prior.reopened ?? []), { at, role: by.role, result: prior.result ?? 'completed' }];
  Object.assign(state, { at, result: null, closedAt: null, ending: null, paused: null, kept: [], tasks: [] });
  delete state.held;
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  if (whole !== undefined) {
    delete whole.steps['close'];
    delete whole.steps['closeReview'];
    whole.steps['reopenReview'] = { s: 'idle', round: state.reopened.length };
  }
  return state;
}

/** Puts the first task of the new run. */
export function askWhatNow(draft: ReturnDraft): void {
  const whole = draft.state.scopes.find(({ kind }) => kind === 'case');
  const def = draft.ctx.flow.byKey['reopenReview'];
  if (whole !== undefined && def !== undefined) openStep(draft, whole, def, draft.state.at);
}
