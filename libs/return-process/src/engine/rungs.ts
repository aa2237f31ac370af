/** The rungs of a ladder as instants (process-model.md §1.6). */
import { dueInstant } from '@guitu/calendar/add-span';
import { instantBefore, shareInstant } from '@guitu/calendar/reminder-instant';
import type { Rung } from '../policy/time.js';
import type { EngineContext } from './flow.js';
import type { Clock, Edition } from './model.js';

const WEEK_MS = 7 * 86_400_000;

/** The rung that rings next: its place in the ladder, what it does, when it is due, and when it may ring. */
export interface NextRung { rung: number; action: Rung['do']; to: Rung['to']; at: number; ringsAt: number }

export const currentEdition = (clock: Clock): Edition => clock.editions[clock.editions.length - 1] ?? { dueAt: clock.startedAt, at: clock.startedAt, why: 'start', provisional: true };
export const dueOf = (clock: Clock): number => currentEdition(clock).dueAt;
export const isRunning = (clock: Clock): boolean => clock.state === 'running' && clock.pausedBy.length === 0;

/** Rungs that leave the house wait a moment, so that a fact recorded in time is read first. */
const leavesHouse = (action: Rung['do']): boolean => action !== 'remind';

function firstAt(ctx: EngineContext, clock: Clock, rung: Rung): number {
  const due = dueOf(clock);
  if ('pct' in rung.at) return shareInstant(ctx.calendar, clock.countedFrom, due, clock.budget, rung.at.pct);
  if ('over' in rung.at) return dueInstant(ctx.calendar, due, rung.at.over).at;
  const before = rung.at.before;
  return 'natural' in before || 'working' in before || 'workdays' in before || 'seconds' in before ? instantBefore(ctx.calendar, due, before) : due;
}

/** Instant of the n-th ring (0 = first) of a rung; null when it rings no more. */
function ringAt(ctx: EngineContext, clock: Clock, rung: Rung, n: number): number | null {
  if (n > (rung.repeat?.times ?? 0)) return null;
  let at = firstAt(ctx, clock, rung);
  for (let i = 0; i < n && rung.repeat !== undefined; i += 1) at = dueInstant(ctx.calendar, at, rung.repeat.every).at;
  return at;
}

/**
 * The next rung of the current pass, in order of time, then of the ladder. After the last one management is reminded every
 * seven days until the obligation ends: a ladder never runs dry.
 */
export function nextRung(ctx: EngineContext, clock: Clock): NextRung {
  const ladder = ctx.policy.ladders[clock.ladder] ?? [];
  let next: NextRung | null = null;
  let last = dueOf(clock);
  for (const [index, rung] of ladder.entries()) {
    const at = ringAt(ctx, clock, rung, clock.fired[index] ?? 0);
    if (at !== null && (next === null || at < next.at)) next = { rung: index, action: rung.do, to: rung.to, at, ringsAt: at };
    last = Math.max(last, ringAt(ctx, clock, rung, rung.repeat?.times ?? 0) ?? last);
  }
  if (next === null) {
    const at = last + WEEK_MS * (1 + (clock.fired[ladder.length] ?? 0));
    next = { rung: ladder.length, action: 'remind', to: 'management', at, ringsAt: at };
  }
  return { ...next, ringsAt: leavesHouse(next.action) ? next.at + ctx.settleMs : next.at };
}

/** Counts rungs as passed, without ringing, whose instant lies at or before `since`: a pass starts after them. */
export function passRungsBefore(ctx: EngineContext, clock: Clock, since: number): void {
  const ladder = ctx.policy.ladders[clock.ladder] ?? [];
  for (const [index, rung] of ladder.entries()) {
    if (rung.do === 'remind' && !('over' in rung.at) && firstAt(ctx, clock, rung) <= since) clock.fired[index] = 1 + (rung.repeat?.times ?? 0);
  }
}
