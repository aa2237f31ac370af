/**
 * Pause and resume: what is left of a budget, and when it ends if it goes on later (process-model.md §1.6). Left over is
 * counted in the budget's own measure, so a pause over a weekend costs a working-time clock nothing and gives it nothing.
 */
import { afterWorkingMs, workdayEnd, type Due } from './add-span.js';
import type { CalendarSnapshot } from './snapshot.js';
import type { CalendarSpan } from './span.js';
import { dayEnd, isWorkingDay, workingMsBetween } from './working-day.js';
import { localDay } from './zone.js';

/** natural and working time in ms; ends of working days (24:00 or last shift) and of calendar days still ahead. */
export interface TimeLeft { readonly unit: 'natural_ms' | 'working_ms' | 'workday_ends' | 'shift_ends' | 'day_ends'; readonly amount: number }

/** The measure in which a span is counted. */
export function unitOf(span: CalendarSpan): TimeLeft['unit'] {
  if ('natural' in span || 'seconds' in span) return 'natural_ms';
  if ('working' in span) return 'working_ms';
  if ('workdays' in span) return span.until === 'day_end' ? 'workday_ends' : 'shift_ends';
  return 'day_ends';
}

/**
 * How much of the span's own time lies after `fromMs` up to and including `dueMs`: what is left when `fromMs` is now, what
 * was used when `fromMs` is the start and `dueMs` is now. 0 when `dueMs` is not later.
 */
export function remaining(snapshot: CalendarSnapshot, fromMs: number, dueMs: number, span: CalendarSpan): TimeLeft {
  const unit = unitOf(span);
  if (dueMs <= fromMs) return { unit, amount: 0 };
  if (unit === 'natural_ms') return { unit, amount: dueMs - fromMs };
  if (unit === 'working_ms') return { unit, amount: workingMsBetween(snapshot, fromMs, dueMs) };
  let amount = 0;
  for (let day = localDay(snapshot, fromMs); day <= localDay(snapshot, dueMs); day += 1) {
    const end = dayEnd(snapshot, day, unit === 'shift_ends' ? 'shift_end' : 'day_end');
    if (end > fromMs && end <= dueMs && (unit === 'day_ends' || isWorkingDay(snapshot, day))) amount += 1;
  }
  return { unit, amount };
}

/** The instant at which what was left is used up when the clock runs again from `atMs`. Nothing left: at once. */
export function resume(snapshot: CalendarSnapshot, atMs: number, left: TimeLeft): Due {
  if (left.amount <= 0) return { at: atMs, provisional: false };
  const today = localDay(snapshot, atMs);
  switch (left.unit) {
    case 'natural_ms': return { at: atMs + left.amount, provisional: false };
    case 'working_ms': return afterWorkingMs(snapshot, atMs, left.amount);
    case 'day_ends': return { at: dayEnd(snapshot, today + left.amount - 1, 'day_end'), provisional: false };
    default: {
      const until = left.unit === 'shift_ends' ? 'shift_end' : 'day_end';
      const todayOver = dayEnd(snapshot, today, until) <= atMs;
      return workdayEnd(snapshot, todayOver ? today : today - 1, left.amount, until);
    }
  }
}
