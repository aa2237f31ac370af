/**
 * 关联失联: a neighbour that was asked for and that nobody took up in the time of a chase (process-model.md §1.6 "waits on links
 * use chase"), or that says itself that it will not, or cannot be found. A person looks after what was to be done there.
 */
import { dueInstant } from '@guitu/calendar/add-span';
import { raise, settleAnomaly } from '../engine/anomalies.js';
import type { Context, ReturnDraft } from '../context.js';
import { caretaker } from '../facts/caretaker.js';
import type { Link, ReturnState } from '../state.js';

/** Those of a registration began the return: they are there. */
const isAwaited = ({ state, version }: Link): boolean => state === 'requested' && version === 0;
const isGone = ({ state }: Link): boolean => state === 'refused' || state === 'lost';

/** When a request has waited long enough, and when that may be said: facts recorded before are read first. */
const missedAt = ({ policy, calendar, settleMs }: Context, { at }: Link): { at: number; ringsAt: number } => {
  const due = dueInstant(calendar, at, policy.chase.span).at;
  return { at: due, ringsAt: due + settleMs };
};

/** The next instant at which a request is given up; null while none is awaited. A return that winds down or stands still waits for nobody. */
export function nextMissed(ctx: Context, { links, closedAt, ending, paused }: ReturnState): number | null {
  if (closedAt !== null || ending !== null || (paused !== null && paused.flagged !== true)) return null;
  const instants = links.filter(isAwaited).map((link) => missedAt(ctx, link).ringsAt);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Gives up what nobody has taken up until `now`. */
export function giveUpLinks(draft: ReturnDraft, now: number): void {
  for (const link of draft.state.links.filter(isAwaited)) {
    const { at, ringsAt } = missedAt(draft.ctx, link);
    if (ringsAt > now) continue;
    draft.at = Math.max(draft.at, at);
    draft.state.at = Math.max(draft.state.at, at);
    link.state = 'lost';
    raiseLost(draft, link, null);
  }
}

/** A person of the step that asked for it is told. */
export function raiseLost(draft: ReturnDraft, { step, scope: id }: Link, factId: string | null): void {
  const scope = draft.state.scopes.find((other) => other.id === id);
  const def = draft.ctx.flow.byKey[step];
  const role = caretaker(draft, scope === undefined || def === undefined ? null : { scope, def, task: undefined });
  raise(draft, 'link_lost', { step, scope: id, factId, role });
}

/** It was found again: nobody has to look after it any more, unless another one of the same step is gone. */
export function settleFound(draft: ReturnDraft, { id, step, scope }: Link): void {
  if (draft.state.links.some((other) => other.id !== id && other.step === step && other.scope === scope && isGone(other))) return;
  const anomaly = draft.state.anomalies.find((one) => one.kind === 'link_lost' && one.step === step && one.scope === scope);
  if (anomaly !== undefined) settleAnomaly(draft, anomaly);
}
