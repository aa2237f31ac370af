/**
 * Goods of which little is read but where they stand. On their last leg: they have come, and nothing that is left of their way can
 * fail, so nobody judges them again unless the return is called off; what was tried of them before leads nowhere. At a bound: the
 * walk lets nothing go round again, so their way is over and they are judged again.
 */
import { isOver } from '../engine/draft.js';
import type { Context, ReturnState } from '../return-process.js';
import { supplies, type Portion, type ReturnScope } from '../state.js';
import { routeOf } from '../tracks/execute/routes.js';

export type Standing = 'last' | 'bound' | null;

/** Steps of a route that pass and know no other end. */
const ONLY_PASS: readonly string[] = ['treat', 'stockIn', 'scrap', 'pack', 'sendBack', 'toSupplier'];
/** Those, and what is asked before goods are scrapped: no customer and no bound. */
const ASKS_NO_CUSTOMER: readonly string[] = [...ONLY_PASS, 'scrapRequest', 'scrapApprove'];

/** A chain may refuse what is owed for them: they are judged again, or a part of them is split off. */
const mayBeRefused = ({ policy: { approvals: { replacement } } }: Context, state: ReturnState, { decision, qty }: Portion): boolean =>
  replacement !== undefined && supplies(state).some((supply) => supply.decision === decision && supply.endedAt === null && (replacement.onReject !== 'refuse' || supply.qty !== qty));

/** Nobody may refuse what is owed for them any more: for which goods it is owed leads nowhere. */
const isGranted = ({ policy: { approvals: { replacement } } }: Context, state: ReturnState, { decision }: Portion): boolean =>
  replacement === undefined || supplies(state).every((supply) => supply.decision !== decision || supply.endedAt !== null || isOver(supply, 'supplyApprove'));

/** What of their way is left to be done or skipped; null for goods that go no way. */
function leftOf({ flow }: Context, state: ReturnState, portion: Portion): string[] | null {
  const { goods, remedy, decidedAt, arrivedAt, endedAt, heldBack, windDown, proposal } = portion;
  if (state.ending !== null || windDown || goods === null || decidedAt === null || arrivedAt === null || endedAt !== null || heldBack !== undefined || proposal !== undefined) return null;
  return routeOf(goods, remedy).steps.filter((key) => flow.byKey[key]?.on === true && !isOver(portion, key));
}

/** Where goods stand, as far as it decides what is still read of them. */
export function standingOf(ctx: Context, state: ReturnState, scope: ReturnScope): Standing {
  const left = scope.kind === 'portion' ? leftOf(ctx, state, scope) : null;
  if (scope.kind !== 'portion' || left === null) return null;
  const isAskedOnly = (steps: readonly string[]): boolean => state.tasks.every((task) => task.scope !== scope.id || task.step.startsWith('duty:') || (task.state === 'open' && steps.includes(task.step)));
  if (scope.limit !== undefined) return isAskedOnly(['loopLimit']) ? 'bound' : null;
  return left.length > 0 && left.every((key) => ONLY_PASS.includes(key)) && !mayBeRefused(ctx, state, scope) && isAskedOnly(left) ? 'last' : null;
}

/** Does what is owed for these goods go on with them: may either take the other back? */
export const isTied = (ctx: Context, state: ReturnState, portion: Portion): boolean => !(standingOf(ctx, state, portion) === 'last' && isGranted(ctx, state, portion));

/** Judged, and no customer is asked about them any more: that their outcomes were all tried matters to the next judgement alone. */
export const isPastAsking = (ctx: Context, state: ReturnState, portion: Portion): boolean => leftOf(ctx, state, portion)?.every((key) => ASKS_NO_CUSTOMER.includes(key)) === true;

const UNREAD: { readonly [standing in NonNullable<Standing>]: ReadonlySet<string> } = {
  last: new Set(['struck', 'redecided', 'remedyKept', 'denied', 'rounds', 'granted']), bound: new Set(['rounds', 'granted', 'limit', 'renegotiate']),
};
/** Is what is known of goods under this name read while they stand there? */
export const isKnownOf = (standing: Standing, key: string): boolean => standing === null || !UNREAD[standing].has(key);

/** And one of their steps: duties, what is left on the last leg, and at a bound that they were judged. */
export const isStepOf = (standing: Standing, step: string): boolean =>
  standing === null || step.startsWith('duty:') || (standing === 'last' ? ONLY_PASS.includes(step) : step.startsWith('redecide') || step === 'loopLimit');
