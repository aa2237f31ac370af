/**
 * What an act on goods leaves as it was elsewhere. Acts that keep to their own goods commute with all that is done to others, so
 * the walk does them first (order of work on different goods, ADR 0009).
 */
import type { Context, ReturnState } from '../return-process.js';
import { portions, supplies, type Portion, type ReturnScope } from '../state.js';
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

/** Scopes of these goods in `now`, a state that followed `before`: they themselves, what was split off of them since, and what is or was owed in kind for them alone. */
function scopesOf(goods: string, before: ReturnState, now: ReturnState): Set<ReturnScope> {
  const isNew = ({ id }: ReturnScope): boolean => !before.scopes.some((scope) => scope.id === id);
  const own = portions(now).filter((portion) => portion.id === goods || isNew(portion));
  const shared = portions(now).filter((portion) => !own.includes(portion) && portion.endedAt === null).map(({ decision }) => decision);
  const owedIn = (state: ReturnState, decisions: readonly (string | null)[]): string[] => supplies(state).filter(({ decision }) => decisions.includes(decision) && !shared.includes(decision)).map(({ id }) => id);
  const owed = [...owedIn(before, portions(before).filter(({ id }) => id === goods).map(({ decision }) => decision)), ...owedIn(now, own.map(({ decision }) => decision))];
  return new Set(now.scopes.filter((scope) => (scope.kind === 'portion' ? own.includes(scope) : scope.kind === 'supply' && owed.includes(scope.id))));
}

/** All of a state but these goods; and what is decided of them, where anything waits for that or is worked out from it. */
function elsewhereOf(ctx: Context, goods: string, before: ReturnState, now: ReturnState): string {
  const own = scopesOf(goods, before, now);
  const those = portions(now).filter((portion) => own.has(portion));
  const judged = those.every(({ decidedAt, endedAt, heldBack, steps }) => endedAt !== null || (decidedAt !== null && heldBack === undefined && steps['redecide']?.s !== 'open'));
  const read = [isJudgementAwaited(ctx, before) && judged, isAmountMoving(before) && valuedAs(ctx, those)];
  return `${read.join()} ${shapeOf(ctx, { ...now, scopes: now.scopes.filter((scope) => !own.has(scope)) })}`;
}

/** Does an act on these goods, which came to `after`, leave all else as it was? */
export const keepsTo = (ctx: Context, goods: string, state: ReturnState, after: ReturnState): boolean => elsewhereOf(ctx, goods, state, after) === elsewhereOf(ctx, goods, state, state);
