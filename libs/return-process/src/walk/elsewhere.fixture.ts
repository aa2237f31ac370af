/**
 * What an act on goods leaves as it was elsewhere. Acts that keep to their own goods commute with all that is done to others, so
 * the walk does them first (order of work on different goods, ADR 0009).
 */
import { isOver } from '../engine/draft.js';
import type { Context, ReturnState } from '../return-process.js';
import { consignments, portions, supplies, type Portion, type ReturnScope } from '../state.js';
import { isJudgedAlone } from '../tracks/assess/judged-portions.js';
import { isPosted } from '../tracks/settle/ledger.js';
import type { Act } from './acts.fixture.js';
import { shapeOf } from './shape.fixture.js';
import { isIdleFor } from './switched-off.fixture.js';

/** The goods an act is about: its task says so. */
export const goodsOf = ({ taskId = '' }: Act): string => taskId.slice(0, Math.max(0, taskId.indexOf('/')));

/** Marks that are there when all goods are judged, and are gone when one is judged anew. */
const OF_JUDGEMENTS: readonly string[] = ['allDecided', 'allAccepted'];
/** May the amount be worked out anew, from what is decided of all goods: nothing is booked, and some were valued ahead of their judgement (value-anew.ts). */
const isAmountMoving = (state: ReturnState): boolean =>
  state.settlement !== undefined && !isPosted(state) && (state.settlement.stale === true || portions(state).some(({ valued }) => valued === true));

/** Does a step of the return wait for them, or may one wait again? */
const isJudgementAwaited = (ctx: Context, state: ReturnState): boolean => {
  const waits = (key: string): boolean => (state.scopes[0]?.steps[key]?.s ?? 'idle') === 'idle' || (key === 'value' && isAmountMoving(state));
  return ctx.flow.steps.some(({ key, after }) => after.some((mark) => OF_JUDGEMENTS.includes(mark)) && !isIdleFor(ctx, key) && waits(key));
};

/** What the amount reads of goods (settled-parts.ts, creditable-value.rules.ts): their outcome, where the policy's conditions do. */
function valuedAs({ policy: { disposition, settlement } }: Context, own: readonly Portion[]): string {
  const readsGoods = JSON.stringify([disposition.rules, settlement.deductions]).includes('"goods":');
  return [...new Set(own.map(({ goods, remedy, decidedAt, endedAt, windDown }) =>
    `${readsGoods || goods === 'NOT_SENT' ? goods : ''} ${remedy ?? (decidedAt === null && endedAt === null)} ${windDown}`))].sort().join();
}

/**
 * What their consignment's inspection and judgement read of goods (judgeable.ts, judged-portions.ts), for as long as one of these is
 * to come: goods judged on site travel with others, and what fails meanwhile is inspected with them again.
 */
function judgedBeside(before: ReturnState, own: readonly Portion[]): string {
  const judges = (of: string | null): boolean => consignments(before).some((one) => one.id === of && !['dispose', 'disposeApprove'].every((step) => isOver(one, step)));
  if (before.ending !== null || !own.some(({ consignment }) => judges(consignment))) return '';
  return [...new Set(own.map((portion) => `${portion.decidedAt === null && portion.endedAt === null} ${isJudgedAlone(portion)}`))].sort().join();
}

/** These goods in `now`, a state that followed `before`: they themselves and what was split off of them since. */
const ownIn = (goods: string, before: ReturnState, now: ReturnState): Portion[] =>
  portions(now).filter(({ id }) => id === goods || !before.scopes.some((scope) => scope.id === id));

/** Scopes of these goods: `own` in `now`, and what is or was owed in kind for them alone. */
function scopesOf(goods: string, own: readonly Portion[], before: ReturnState, now: ReturnState): Set<ReturnScope> {
  const shared = portions(now).filter((portion) => !own.includes(portion) && portion.endedAt === null).map(({ decision }) => decision);
  const owedIn = (state: ReturnState, decisions: readonly (string | null)[]): string[] => supplies(state).filter(({ decision }) => decisions.includes(decision) && !shared.includes(decision)).map(({ id }) => id);
  const owed = [...owedIn(before, portions(before).filter(({ id }) => id === goods).map(({ decision }) => decision)), ...owedIn(now, own.map(({ decision }) => decision))];
  return new Set(now.scopes.filter((scope) => (scope.kind === 'portion' ? own.includes(scope) : scope.kind === 'supply' && owed.includes(scope.id))));
}

/** A state less these goods. */
function restOf(ctx: Context, goods: string, own: readonly Portion[], before: ReturnState, now: ReturnState): string {
  const scopes = scopesOf(goods, own, before, now);
  return shapeOf(ctx, { ...now, scopes: now.scopes.filter((scope) => !scopes.has(scope)) });
}

/** All of a state but these goods; and what is decided of them, where anything waits for that or is worked out from it. */
function elsewhereOf(ctx: Context, goods: string, before: ReturnState, now: ReturnState): string {
  const own = ownIn(goods, before, now);
  const judged = own.every(({ decidedAt, endedAt, heldBack, steps }) => endedAt !== null || (decidedAt !== null && heldBack === undefined && steps['redecide']?.s !== 'open'));
  const read = [isJudgementAwaited(ctx, before) && judged, isAmountMoving(before) && valuedAs(ctx, own), judgedBeside(before, own)];
  return `${read.join()} ${restOf(ctx, goods, own, before, now)}`;
}

/** Does an act on these goods, which came to `after`, leave all else as it was? */
export const keepsTo = (ctx: Context, goods: string, state: ReturnState, after: ReturnState): boolean => elsewhereOf(ctx, goods, state, after) === elsewhereOf(ctx, goods, state, state);

/**
 * What an act on something else leaves of all but these goods: `first`, done while they stand as they stood in `state`, and `then`,
 * done after an act on them that came to `later`.
 */
export function restsOf(ctx: Context, goods: string, state: ReturnState, later: ReturnState, first: ReturnState, then: ReturnState): [string, string] {
  const ownOf = (now: ReturnState, known: ReturnState): Portion[] => portions(now).filter(({ id }) => ownIn(goods, state, known).some((own) => own.id === id));
  return [restOf(ctx, goods, ownOf(first, state), state, first), restOf(ctx, goods, ownOf(then, later), state, then)];
}
