/**
 * The ledger of clocks. Each clock is judged alone by counting times, in whatever order facts arrive: met when the counting
 * time is not after the due time then in force; a breach that rang before such a fact arrived is withdrawn (I10).
 */
import { dueInstant, type Due } from '@guitu/calendar/add-span';
import { remaining, resume } from '@guitu/calendar/remaining-time';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { CalendarSpan } from '@guitu/calendar/span';
import { inform } from './anomalies.js';
import { copyOf, type Draft } from './draft.js';
import type { Clock, Edition } from './model.js';
import { ring, toRoles } from './ring.js';
import { currentEdition, dueOf, nextRung, passRungsBefore } from './rungs.js';

export interface NewClock {
  id: string; kind: Clock['kind']; rule: string; scope: string; step: string; round: number; task: string | null; owner: string; ladder: string;
  budget: CalendarSpan; adds?: readonly CalendarSpan[]; startedAt: number; dueAt?: number; agreed?: string;
}

/** Starts a clock; while the process is paused it starts paused (a clock with a fixed due time runs on). */
export function startClock(draft: Draft, spec: NewClock): Clock {
  const { adds = [], dueAt, ...rest } = spec;
  const due = spanned(draft.ctx.calendar, spec.startedAt, [spec.budget, ...adds]);
  const clock: Clock = {
    ...rest, ...(adds.length > 0 && { adds: [...adds] }), countedFrom: spec.startedAt, editions: [{ dueAt: dueAt ?? due.at, at: spec.startedAt, why: 'start', provisional: dueAt === undefined && due.provisional }],
    pass: 0, fired: [], escalations: 0, pauses: [], pausedBy: [], extended: 0, breaches: [], metAt: null, state: 'running',
  };
  passRungsBefore(draft.ctx, clock, spec.startedAt);
  draft.state.clocks.push(clock);
  if (clock.kind === 'sla' && currentEdition(clock).provisional) inform(draft, 'clock_provisional', { step: clock.step, scope: clock.scope, factId: null });
  const { paused } = draft.state;
  if (paused !== null && paused.flagged !== true && dueAt === undefined) pauseClock(draft, clock, 'case', Math.max(paused.from, spec.startedAt));
  return clock;
}

/** One span after the other from an instant. */
export function spanned(calendar: CalendarSnapshot, from: number, spans: readonly CalendarSpan[]): Due {
  return spans.reduce<Due>((due, span) => {
    const next = dueInstant(calendar, due.at, span);
    return { at: next.at, provisional: due.provisional || next.provisional };
  }, { at: from, provisional: false });
}

/** Withdraws breaches that never were: something recorded at `at` shows that the limit was kept, moved or stopped in time. */
function withdrawBreaches(draft: Draft, clock: Clock, at: number): void {
  const ladder = draft.ctx.policy.ladders[clock.ladder] ?? [];
  for (const breach of clock.breaches) {
    if (breach.withdrawnAt !== null || at > breach.dueAt) continue;
    breach.withdrawnAt = at;
    const rung = ladder.filter((one, index) => one.do !== 'remind' && (clock.fired[index] ?? 0) > 0);
    const to = rung.flatMap((one) => toRoles(draft, clock, one.to));
    // the clock may still run on: what rang in error must be able to ring again
    clock.fired = clock.fired.map((times, index) => (ladder[index]?.do === 'remind' || index >= ladder.length ? times : 0));
    draft.happenings.push({ what: 'breach_withdrawn', clock: copyOf(clock), dueAt: breach.dueAt, metAt: at, detectedAt: breach.detectedAt, to: [...new Set(to)] });
  }
}

export const standingBreach = (clock: Clock): Clock['breaches'][number] | undefined => clock.breaches.find((breach) => breach.withdrawnAt === null);

/** Rings what an event at `at` proves to have been due: the outcome may not depend on when the event was delivered. */
function ringProven(draft: Draft, clock: Clock, at: number, aloud = true): void {
  const rungs = (draft.ctx.policy.ladders[clock.ladder] ?? []).length;
  for (let next = nextRung(draft.ctx, clock); next.at < at && next.rung < rungs; next = nextRung(draft.ctx, clock)) {
    ring(draft, clock, next, aloud && next.action !== 'remind');
  }
}

const openPause = (clock: Clock): Clock['pauses'][number] | undefined => clock.pauses.find(({ to }) => to === null);

/** The step the clock runs on was completed at `at`. Chases leave the ledger, they count in no figure. */
export function meetClock(draft: Draft, clock: Clock, at: number): void {
  if (clock.state !== 'running') return;
  ringProven(draft, clock, Math.min(at, openPause(clock)?.from ?? at));
  withdrawBreaches(draft, clock, at);
  clock.metAt = at;
  endClock(draft, clock, standingBreach(clock) === undefined ? 'met' : 'late');
}

/** A limit that was met is judged by an earlier instant, which a person has confirmed. False: it says nothing new. */
export function countFrom(draft: Draft, clock: Clock, at: number): boolean {
  const metAt = Math.max(at, clock.startedAt);
  if (clock.metAt === null || clock.state === 'cancelled' || metAt >= clock.metAt) return false;
  withdrawBreaches(draft, clock, metAt);
  clock.metAt = metAt;
  clock.state = standingBreach(clock) === undefined ? 'met' : 'late';
  return true;
}

/** Nobody has to do it any more. */
export const cancelClock = (draft: Draft, clock: Clock): void => {
  if (clock.state === 'running') endClock(draft, clock, 'cancelled');
};

function endClock(draft: Draft, clock: Clock, state: 'met' | 'late' | 'cancelled'): void {
  clock.state = state;
  if (clock.kind === 'sla') return;
  draft.happenings.push({ what: 'clock_ended', clock: copyOf(clock) });
  draft.state.clocks.splice(draft.state.clocks.indexOf(clock), 1);
}

/** A new due time, given at `at` by somebody who may; the old one stays in the ledger, the ladder starts anew. */
export function extendClock(draft: Draft, clock: Clock, newDue: number, at: number): void {
  supersede(draft, clock, { dueAt: newDue, at, why: 'extend', provisional: false });
  clock.extended += 1;
}

/** A new due time in force from `edition.at` on. What was due before that has rung; a breach that stands stays. */
export function supersede(draft: Draft, clock: Clock, edition: Edition): void {
  ringProven(draft, clock, Math.min(edition.at, openPause(clock)?.from ?? edition.at));
  withdrawBreaches(draft, clock, edition.at);
  clock.editions.push(edition);
  clock.pass += 1;
  clock.fired = [];
  passRungsBefore(draft.ctx, clock, edition.at);
}

/** Our own pause stops no question to the customer: his time runs on (process-model.md §7). */
const outlastsPause = (draft: Draft, clock: Clock): boolean => draft.ctx.flow.byKey[clock.step]?.ask !== undefined && clock.kind === 'chase';

/** A promise stands whatever the house pauses. */
export const mayPause = (draft: Draft, clock: Clock): boolean => clock.agreed === undefined && !outlastsPause(draft, clock);

/** Stops consumption at `at`; several reasons may hold a clock, it runs again when the last one is gone. */
export function pauseClock(draft: Draft, clock: Clock, reason: string, at: number): void {
  if (clock.state !== 'running' || clock.pausedBy.includes(reason) || !mayPause(draft, clock)) return;
  const from = Math.max(at, clock.startedAt);
  if (clock.pausedBy.length === 0) ringProven(draft, clock, from);
  withdrawBreaches(draft, clock, from);
  if (clock.pausedBy.length === 0) clock.pauses.push({ from, to: null });
  clock.pausedBy.push(reason);
}

/** Goes on at `at` with what was left, in the budget's own measure: a pause over a weekend neither costs nor gives working time. */
export function resumeClock(draft: Draft, clock: Clock, reason: string, at: number): void {
  if (clock.state !== 'running' || !clock.pausedBy.includes(reason)) return;
  clock.pausedBy = clock.pausedBy.filter((other) => other !== reason);
  const pause = openPause(clock);
  if (clock.pausedBy.length > 0 || pause === undefined) return;
  const to = Math.max(at, pause.from);
  pause.to = to;
  const due = dueOf(clock);
  // already late when it was paused: what fell into the pause is not made up for by a volley of rings
  if (due < pause.from) return ringProven(draft, clock, to, false);
  const left = remaining(draft.ctx.calendar, pause.from, due, clock.budget);
  const next = resume(draft.ctx.calendar, to, left);
  clock.editions.push({ dueAt: Math.max(next.at, to), at: to, why: 'resume', provisional: next.provisional || currentEdition(clock).provisional });
  clock.countedFrom += to - pause.from;
}
