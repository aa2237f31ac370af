/**
 * What a run is run with after a fact that changes it: 日历更新 and 换版 name a published document by its hash, and whoever
 * delivers the fact has put that document, its hash checked, beside it. Pure, so a replay of the facts gives the same context.
 */
import { readSnapshot } from '@guitu/calendar/read-snapshot';
import { isCounted } from './engine/positions.js';
import { contextOf, type Context } from './context.js';
import { isObject, readFact } from './facts/read.js';
import { checkShape } from './policy/profile-shape.js';
import type { ResolvedProfile } from './policy/types.js';
import type { ReceivedFact } from './received-fact.js';
import { refOf } from './policy/resolve.js';
import type { ReturnState } from './state.js';
import { mayRepin } from './tracks/control/department-heads.rules.js';
import { repinObstacles } from './repin/repin-obstacles.js';

/** The context to apply `raw` with, and everything after it; the same one for all other facts and for one that may not change it. */
export function contextAfter(ctx: Context, state: ReturnState, raw: unknown): Context {
  const fact = readFact(raw);
  if (fact === null || state.closedAt !== null || fact.returnNo !== state.about.returnNo || fact.companyCode !== state.about.companyCode) return ctx;
  // delivered a second time it says nothing any more: another version may have followed since
  if (isCounted(state, fact.source, fact.seq)) return ctx;
  if (fact.kind === 'calendar') return withCalendar(ctx, fact);
  return fact.kind === 'repin' ? withPolicy(ctx, state, fact) : ctx;
}

function withCalendar(ctx: Context, { payload, document }: ReceivedFact): Context {
  const named = isObject(payload['calendar']) ? payload['calendar'] : {};
  const calendar = readSnapshot(document);
  if (calendar === null || calendar.key !== ctx.calendar.key || calendar.version !== named['version'] || calendar.version <= ctx.calendar.version) return ctx;
  return { ...ctx, calendar };
}

function withPolicy(ctx: Context, state: ReturnState, { by, payload, document }: ReceivedFact): Context {
  const named = isObject(payload['policy']) ? payload['policy'] : {};
  if (!isObject(document) || document['key'] !== named['key'] || document['version'] !== named['version'] || checkShape(document).length > 0) return ctx;
  return mayRepin(ctx.policy, by.role) ? (repinned(ctx, state, document as unknown as ResolvedProfile, payload['mode']) ?? ctx) : ctx;
}

/** The context under another version, null where the run cannot go on under it. `new_dates` takes its limits alone. */
export function repinned(ctx: Context, state: ReturnState, policy: ResolvedProfile, mode: unknown): Context | null {
  if (mode === 'new_dates') return contextOf(dated(ctx.policy, policy), ctx.calendar, ctx.settleMs, refOf(policy));
  if (mode !== 'flow' || repinObstacles(ctx, state, policy).length > 0) return null;
  return contextOf(policy, ctx.calendar, ctx.settleMs);
}

/** The limits of a newer version in the old one, where that has them. */
function dated(policy: ResolvedProfile, newer: ResolvedProfile): ResolvedProfile {
  const known = Object.fromEntries(Object.entries(newer.sla).filter(([key]) => Object.hasOwn(policy.sla, key)));
  return { ...policy, sla: { ...policy.sla, ...known }, ladders: { ...policy.ladders, ...newer.ladders } };
}

/** What a run goes by: policy (with the limits of `dates`, if another version gave them) and calendar. */
export type Pins = Pick<Context, 'policy' | 'calendar' | 'dates'>;

/**
 * What a run goes by after a 换版 or 日历更新 that it applied: for a run that is built again from its record, where whether it
 * might was decided long ago. `word` brings its document along.
 */
export function pinsAfter(pins: Pins, { kind, payload, document }: Pick<ReceivedFact, 'kind' | 'payload' | 'document'>): Pins {
  if (kind === 'calendar') return { ...pins, calendar: readSnapshot(document) ?? pins.calendar };
  const policy = document as ResolvedProfile;
  if (payload['mode'] === 'new_dates') return { ...pins, policy: dated(pins.policy, policy), dates: refOf(policy) };
  return { policy, calendar: pins.calendar };
}

/** Do these belong to this state? A state says by which versions it has come about. */
export const arePinsOf = ({ policy, calendar, dates }: Pins, state: ReturnState): boolean =>
  refOf(policy) === state.about.policy && dates === state.dates && (state.calendar ?? calendar.version) === calendar.version;
