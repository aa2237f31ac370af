/** Instants before a due time, for the rungs of a ladder. */
import { afterWorkingMs } from './add-span.js';
import { MINUTE_MS } from './civil-date.js';
import type { CalendarSnapshot } from './snapshot.js';
import type { CalendarSpan, ReminderSpan } from './span.js';
import { dayEnd, isWorkingDay, SEARCH_DAYS, shiftsOf, workingMsBetween } from './working-day.js';
import { localDay } from './zone.js';

/**
 * The instant at which `pct` per cent of the time from `startMs` to `dueMs` has passed: time of shifts for limits in working
 * time or working days (nobody is reminded because a weekend went by), time on the wall otherwise. Rounded down to the ms.
 */
export function shareInstant(snapshot: CalendarSnapshot, startMs: number, dueMs: number, span: CalendarSpan, pct: number): number {
  if (dueMs <= startMs) return dueMs;
  const inShifts = 'working' in span || 'workdays' in span ? workingMsBetween(snapshot, startMs, dueMs) : 0;
  if (inShifts === 0) return startMs + Math.floor(((dueMs - startMs) * pct) / 100);
  return afterWorkingMs(snapshot, startMs, Math.floor((inShifts * pct) / 100)).at;
}

/** The instant that lies a span before another: minutes on the wall or of shifts, or the end of the n-th working day before its day. */
export function instantBefore(snapshot: CalendarSnapshot, dueMs: number, span: ReminderSpan): number {
  if ('seconds' in span) return dueMs - span.seconds * 1000;
  if ('natural' in span) return dueMs - span.natural * MINUTE_MS;
  if ('working' in span) return workingMsBefore(snapshot, dueMs, span.working * MINUTE_MS);
  return workdayBefore(snapshot, dueMs, span.workdays, span.until);
}

function workingMsBefore(snapshot: CalendarSnapshot, dueMs: number, budgetMs: number): number {
  const lastDay = localDay(snapshot, dueMs);
  let left = budgetMs;
  if (left <= 0) return dueMs;
  for (let day = lastDay; day >= lastDay - SEARCH_DAYS; day -= 1) {
    for (const shift of shiftsOf(snapshot, day).reverse()) {
      const to = Math.min(dueMs, shift.toMs);
      if (to - shift.fromMs >= left) return to - left;
      left -= Math.max(0, to - shift.fromMs);
    }
  }
  return dueMs;
}

function workdayBefore(snapshot: CalendarSnapshot, dueMs: number, count: number, until: 'shift_end' | 'day_end'): number {
  const lastDay = localDay(snapshot, dueMs - 1);
  let left = count;
  for (let day = lastDay - 1; day >= lastDay - SEARCH_DAYS; day -= 1) {
    if (isWorkingDay(snapshot, day)) left -= 1;
    if (left <= 0) return dayEnd(snapshot, day, until);
  }
  return dueMs;
}
