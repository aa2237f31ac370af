/** The state after an act of the walk, under bounds and a calendar that keep the walk short. */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { RETURN_RULES } from '../catalogue/rules.js';
import type { ReturnDraft } from '../context.js';
import { advance } from '../engine/advance.js';
import { copyOf } from '../engine/draft.js';
import { count } from '../engine/positions.js';
import { dispatch } from '../facts/dispatch.js';
import type { ResolvedProfile } from '../policy/types.js';
import { tick, type Context, type ReturnState } from '../return-process.js';
import { factOf, kindOnGoods, type Act } from './acts.fixture.js';
import type { Worlds } from './worlds.fixture.js';

/** Work goes on round the clock: due times cost nothing, and none is ever asked for. */
export const ALWAYS: CalendarSnapshot = { ...TEST_PLAIN, key: 'always', weekend: [], shifts: [{ startMinute: 0, endMinute: 1440 }] };

/** Bounds of one: the counter is read by the bound alone (process-model.md §1.9). */
export const bounded = (policy: ResolvedProfile): ResolvedProfile =>
  ({ ...policy, loops: Object.fromEntries(Object.entries(policy.loops).map(([loop, bound]) => [loop, { ...bound, max: Math.min(1, bound.max) }])) as ResolvedProfile['loops'] });

/**
 * The state after an act, a minute later, with the ledger of what is over left out. It goes the way of `apply` without telling
 * the world, which would take as long again.
 */
export function stateAfter(ctx: Context, state: ReturnState, what: Act): ReturnState {
  const after = what.time === undefined ? applied(ctx, state, what) : tick(ctx, state, what.time).state;
  after.clocks = after.clocks.filter((clock) => clock.state === 'running');
  return after;
}

/** The state after an act in the present world. */
export function stateIn(worlds: Worlds, ctx: Context, state: ReturnState, what: Act): ReturnState {
  worlds.during = kindOnGoods(ctx, state, what);
  const after = stateAfter(ctx, state, what);
  worlds.during = null;
  return after;
}

function applied(ctx: Context, state: ReturnState, what: Act): ReturnState {
  const fact = factOf(state, what);
  const draft: ReturnDraft = { ctx, rules: RETURN_RULES, state: copyOf(state), happenings: [], at: state.at, cause: fact.factId, raised: [] };
  count(draft.state, fact.source, fact.seq);
  dispatch(draft, fact);
  advance(draft);
  return draft.state;
}
