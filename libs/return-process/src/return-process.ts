/**
 * The process of one return, pure: no clock, no random, no I/O (design.md §3). State is plain JSON with a revision; every
 * function returns a new state and the effects to tell, and never changes what it was given.
 */
import type { Effect } from '@guitu/contracts/events/process-events';
import { advance } from './engine/advance.js';
import { raise } from './engine/anomalies.js';
import { copyOf } from './engine/draft.js';
import { count, isCounted } from './engine/positions.js';
import { nextInstant, ringDue } from './engine/tick.js';
import { caretaker } from './facts/caretaker.js';
import { dispatch } from './facts/dispatch.js';
import { expireKept } from './facts/kept.js';
import { identity, kindOf, readFact } from './facts/read.js';
import { locate } from './facts/target.js';
import { giveUpLinks, nextMissed } from './links/lost-links.js';
import { RETURN_RULES } from './catalogue/rules.js';
import type { Context, ReturnDraft } from './context.js';
import type { ReceivedFact } from './received-fact.js';
import { askWhatNow, reopened, reopenObstacle } from './reopen.js';
import { registered, type Start } from './register.js';
import type { ReturnState } from './state.js';
import { closedEffect } from './statements/closed-effect.js';
import { effectsOf } from './statements/effects.js';

export { contextOf } from './context.js';
export { arePinsOf, contextAfter, pinsAfter, type Pins } from './context-after.js';
export type { Context } from './context.js';
export { reopenObstacle } from './reopen.js';
export type { ReceivedFact } from './received-fact.js';
export type { Start } from './register.js';
export type { ReturnState } from './state.js';
export { statusOf } from './statements/status.js';

export interface Step { state: ReturnState; effects: Effect[] }
type FactAppliedBody = Extract<Effect, { event: 'fact-applied' }>['body'];

const draftOf = (ctx: Context, state: ReturnState, cause: string, at: number): ReturnDraft => ({ ctx, rules: RETURN_RULES, state, happenings: [], at, cause, raised: [] });

/** The revision is raised by one for every call that has effects. */
function finish(draft: ReturnDraft, before: ReturnState | null, own: Effect[]): Step {
  const effects = [...own, ...effectsOf(draft, before)];
  if (effects.length === 0 && before !== null) return { state: draft.state, effects };
  draft.state.rev += 1;
  const { state } = draft;
  if (state.closedAt === null || (before !== null && before.closedAt === state.closedAt) || state.result === null) return { state, effects };
  return { state, effects: [...effects, closedEffect(draft, state.result, state.closedAt)] };
}

const appliedEffect = (draft: ReturnDraft, { factId, source, seq, kind }: Pick<ReceivedFact, 'factId' | 'source' | 'seq' | 'kind'>, outcome: FactAppliedBody['outcome'], anomalies: string[]): Effect => {
  const { companyCode, plantCode, returnNo } = draft.state.about;
  return { event: 'fact-applied', at: draft.at, cause: factId, body: { companyCode, plantCode, returnNo, source, seq, factId, kind, outcome, anomalies } };
};

/**
 * Opens a return with its registration.
 * @throws RangeError when the registration has no readable line: such a return cannot exist
 */
export function open(ctx: Context, start: Start): Step {
  const { register } = start;
  const draft = draftOf(ctx, registered(ctx.policy, start), register.factId, register.recordedAt);
  count(draft.state, register.source, register.seq);
  draft.happenings.push({ what: 'marked', scope: 'case', step: 'register', at: register.recordedAt });
  advance(draft);
  return finish(draft, null, [appliedEffect(draft, register, 'applied', [])]);
}

/**
 * 重开: opens a return again from its final state.
 * @throws RangeError (zh / en) when it may not be reopened: too late, too often, or not by this role
 */
export function reopen(ctx: Context, prior: ReturnState, word: ReceivedFact): Step {
  const obstacle = reopenObstacle(ctx, prior, word);
  if (obstacle !== null) throw new RangeError(`${obstacle.zh} / ${obstacle.en}`);
  const draft = draftOf(ctx, reopened(prior, word), word.factId, word.recordedAt);
  count(draft.state, word.source, word.seq);
  askWhatNow(draft);
  advance(draft);
  return finish(draft, prior, [appliedEffect(draft, word, 'applied', [])]);
}

/**
 * Applies whatever was delivered: total, any JSON in, never throws. Exactly one `fact-applied` for it, and one more for a
 * fact kept earlier whose ground came with it. What cannot even be identified as a fact of this return changes nothing.
 * @param _now kept in the signature for callers; the outcome depends on the fact's own times alone
 * @param ctxBefore what the state was told under, where `contextAfter` gave another one for this fact
 */
export function apply(ctx: Context, state: ReturnState, raw: unknown, _now: number, ctxBefore: Context = ctx): Step {
  const id = identity(raw);
  const fact = readFact(raw);
  if (id === null || (fact !== null && !isOurs(state, fact))) return { state, effects: [] };
  const draft = { ...draftOf(ctx, copyOf(state), id.factId, state.at), ctxBefore };
  const kind = kindOf(raw) ?? 'refused';
  if (isCounted(state, id.source, id.seq)) return finish(draft, state, [appliedEffect(draft, { ...id, kind }, 'duplicate', [])]);
  count(draft.state, id.source, id.seq);
  if (state.closedAt !== null && !answersRequest(state, fact)) return stray(draft, state, fact, { ...id, kind });
  if (fact === null) {
    raise(draft, 'malformed', { step: null, scope: 'case', factId: id.factId, role: caretaker(draft, null) });
    advance(draft);
    return finish(draft, state, [appliedEffect(draft, { ...id, kind }, 'anomaly', ['malformed'])]);
  }
  const outcome = dispatch(draft, fact);
  const own = appliedEffect(draft, fact, outcome, [...draft.raised]);
  advance(draft);
  return finish(draft, state, [own, ...applyKept(draft)]);
}

const isOurs = ({ about }: ReturnState, { companyCode, returnNo }: ReceivedFact): boolean => companyCode === about.companyCode && returnNo === about.returnNo;
const answersRequest = (state: ReturnState, fact: ReceivedFact | null): boolean => fact !== null && state.tasks.some(({ id }) => id === fact.taskId);

/** After the end nothing changes any more but the count; the fact goes to the desk (I13). */
function stray(draft: ReturnDraft, before: ReturnState, fact: ReceivedFact | null, of: Pick<ReceivedFact, 'factId' | 'source' | 'seq' | 'kind'>): Step {
  const { companyCode, plantCode, returnNo } = draft.state.about;
  const told = appliedEffect(draft, of, 'anomaly', ['stray']);
  if (fact === null) return finish(draft, before, [told]);
  const { receivedAt: _receivedAt, document: _document, ...delivered } = fact;
  return finish(draft, before, [told, { event: 'stray-fact', at: draft.at, cause: of.factId, body: { companyCode, plantCode, returnNo, reason: 'closed', fact: delivered } }]);
}

/** Kept facts are tried again whenever something changed. */
function applyKept(draft: ReturnDraft): Effect[] {
  const effects: Effect[] = [];
  for (let moved = true; moved;) {
    moved = false;
    for (const kept of [...draft.state.kept]) {
      if (!hasGround(draft, kept.fact)) continue;
      draft.state.kept.splice(draft.state.kept.indexOf(kept), 1);
      draft.raised = [];
      const outcome = dispatch(draft, kept.fact);
      effects.push(appliedEffect(draft, kept.fact, outcome, [...draft.raised]));
      advance(draft);
      moved = true;
    }
  }
  return effects;
}

function hasGround(draft: ReturnDraft, fact: ReceivedFact): boolean {
  const target = locate(draft, fact);
  return target !== null && (target.step.s === 'open' ? target.task !== undefined || fact.taskId === undefined : target.round < target.step.round);
}

/**
 * Time passes until `now`. With `outward` false the rungs that leave the house wait (the bridge is behind).
 * tick(a) then tick(b) gives the same state as tick(b), the revision apart.
 */
export function tick(ctx: Context, state: ReturnState, now: number, outward = true): Step {
  const draft = draftOf(ctx, copyOf(state), 'tick', state.at);
  for (let missed = outward ? nextMissed(ctx, draft.state) : null; missed !== null && missed <= now; missed = nextMissed(ctx, draft.state)) {
    ringDue(draft, missed, outward);
    giveUpLinks(draft, missed);
    advance(draft);
  }
  ringDue(draft, now, outward);
  expireKept(draft, now);
  advance(draft);
  return finish(draft, state, []);
}

/** The next instant at which `tick` has something to do; null while nothing runs. */
export function dueAt(ctx: Context, state: ReturnState): number | null {
  const instants = [nextInstant(ctx, state), nextMissed(ctx, state)].filter((at) => at !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Ended, and every request to hand a task back was answered. */
export const isDone = (state: ReturnState): boolean => state.closedAt !== null && state.tasks.length === 0;

/** Was this number of this source applied already? */
export const applied = (state: ReturnState, source: string, seq: number): boolean => isCounted(state, source, seq);
