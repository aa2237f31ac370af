/**
 * 期初在途: a return that was under way before Guitu, from the facts of then (adr/0012). Pure, beside `open` and `reopen`: it is opened
 * and lives through its facts as it would have; what would have been said on the way is thrown away.
 */
import type { Effect } from '@guitu/contracts/events/process-events';
import type { Happening } from './engine/draft.js';
import { RETURN_RULES } from './catalogue/rules.js';
import type { Context, ReturnDraft } from './context.js';
import type { ReceivedFact } from './received-fact.js';
import { apply, open, tick, type Start, type Step } from './return-process.js';
import type { ReturnState } from './state.js';
import { closedEffect } from './statements/closed-effect.js';
import { effectsOf } from './statements/effects.js';

/**
 * The return as it stands at `at`, and what states it for the first time: what became of each fact, then anomalies, links still asked for,
 * tasks, clocks and status as whole statements. Rungs that were due on the way are done, with their true instants, and are not among
 * the effects; what is late at `at` is late.
 * @param facts in the order of `recordedAt`, none before the registration or after `at`
 * @throws RangeError when the registration has no readable line, as `open` does
 */
export function takeOver(ctx: Context, start: Start, facts: readonly ReceivedFact[], at: number): Step {
  const first = open(ctx, start);
  const outcomes = outcomesOf(first);
  let { state } = first;
  for (const fact of facts) {
    const step = apply(ctx, tick(ctx, state, fact.recordedAt).state, fact, fact.recordedAt);
    outcomes.push(...outcomesOf(step));
    state = step.state;
  }
  state = { ...tick(ctx, state, at).state, rev: 1 };
  return { state, effects: [...outcomes, ...wholeOf(ctx, state, at, (facts.at(-1) ?? start.register).factId)] };
}

const outcomesOf = ({ effects }: Step): Effect[] => effects.filter(({ event }) => event === 'fact-applied');

function wholeOf(ctx: Context, state: ReturnState, at: number, cause: string): Effect[] {
  const draft: ReturnDraft = { ctx, rules: RETURN_RULES, state, happenings: standing(state), at, cause, raised: [] };
  const whole = effectsOf(draft, null);
  return state.closedAt === null || state.result === null ? whole : [...whole, closedEffect(draft, state.result, state.closedAt)];
}

/** What a state says that is neither task nor clock nor status, as if it were said now. */
const standing = ({ anomalies, links }: ReturnState): Happening[] => [
  ...anomalies.map(({ id, kind, step, factId, count, raisedAt }): Happening => ({ what: 'anomaly', id, kind, state: 'open', step, factId, count, raisedAt, at: raisedAt })),
  ...links.filter(({ state }) => state === 'requested').map(({ id, at }): Happening => ({ what: 'link_requested', id, at })),
];
