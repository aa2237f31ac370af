/** Due instants: start + span through a calendar. Total: every input gives an instant. */
import { civilDate, dayNumber, daysInMonth, MINUTE_MS } from './civil-date.js';
import type { CalendarSnapshot } from './snapshot.js';
import type { CalendarSpan } from './span.js';
import { dayEnd, isCovered, isWorkingDay, SEARCH_DAYS, shiftsOf } from './working-day.js';
import { localDay } from './zone.js';

/** `provisional`: days were counted for which holidays are not published yet; the instant may move with the next calendar. */
export interface Due { readonly at: number; readonly provisional: boolean }

/** The instant at which a span that starts at `startMs` (UTC ms) is used up. */
export function dueInstant(snapshot: CalendarSnapshot, startMs: number, span: CalendarSpan): Due {
  if ('seconds' in span) return { at: startMs + span.seconds * 1000, provisional: false };
  if ('natural' in span) return { at: startMs + span.natural * MINUTE_MS, provisional: false };
  if ('working' in span) return afterWorkingMs(snapshot, startMs, span.working * MINUTE_MS);
  if ('workdays' in span) return workdayEnd(snapshot, localDay(snapshot, startMs), span.workdays, span.until);
  if ('dayEnd' in span) return { at: dayEnd(snapshot, localDay(snapshot, startMs) + span.dayEnd, 'day_end'), provisional: false };
  if ('months' in span) return { at: dayEnd(snapshot, addMonths(localDay(snapshot, startMs), span.months), 'day_end'), provisional: false };
  return monthDayEnd(snapshot, startMs, span.monthDay);
}

/** The earliest instant by which so many milliseconds of shifts have passed (the end of a shift, not the next one's start). */
export function afterWorkingMs(snapshot: CalendarSnapshot, startMs: number, budgetMs: number): Due {
  const startDay = localDay(snapshot, startMs);
  let left = budgetMs;
  if (left <= 0) return { at: startMs, provisional: false };
  for (let day = startDay; day <= startDay + SEARCH_DAYS; day += 1) {
    for (const shift of shiftsOf(snapshot, day)) {
      const from = Math.max(startMs, shift.fromMs);
      if (shift.toMs - from >= left) return { at: from + left, provisional: !isCovered(snapshot, day) };
      left -= Math.max(0, shift.toMs - from);
    }
  }
  return { at: dayEnd(snapshot, startDay + SEARCH_DAYS, 'day_end'), provisional: true };
}

/** End of the n-th working day after a day; that day itself is not counted. */
export function workdayEnd(snapshot: CalendarSnapshot, afterDay: number, count: number, until: 'shift_end' | 'day_end'): Due {
  let left = count;
  for (let day = afterDay + 1; left > 0 && day <= afterDay + SEARCH_DAYS; day += 1) {
    if (isWorkingDay(snapshot, day)) left -= 1;
    if (left === 0) return { at: dayEnd(snapshot, day, until), provisional: !isCovered(snapshot, day) };
  }
  return { at: dayEnd(snapshot, left > 0 ? afterDay + SEARCH_DAYS : afterDay, until), provisional: left > 0 };
}

/** Same day of the month n months later; the month's last day when it has no such day. */
function addMonths(dayNo: number, months: number): number {
  const { year, month, day } = civilDate(dayNo);
  const index = year * 12 + month - 1 + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return dayNumber({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** End of the first settlement day not yet over; a day off moves it to the working day before (S000-17; the day is house). */
function monthDayEnd(snapshot: CalendarSnapshot, startMs: number, monthDay: number): Due {
  const first = civilDate(localDay(snapshot, startMs));
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const month = addMonths(dayNumber({ ...first, day: 1 }), ahead);
    const { year, month: inYear } = civilDate(month);
    const nominal = month + Math.min(monthDay, daysInMonth(year, inYear)) - 1;
    let day = nominal;
    while (day > month - 31 && !isWorkingDay(snapshot, day)) day -= 1;
    const at = dayEnd(snapshot, day, 'day_end');
    if (at > startMs) return { at, provisional: !isCovered(snapshot, nominal) || !isWorkingDay(snapshot, day) };
  }
  return { at: dayEnd(snapshot, addMonths(localDay(snapshot, startMs), 1), 'day_end'), provisional: true };
}
