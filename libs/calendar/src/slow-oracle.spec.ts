/**
 * The calendar's arithmetic against one that shares nothing with it: a clock that goes forward minute by minute (or day by
 * day) over three years with 调休 and reads date and weekday from the machine's own Date, in the plant's offset.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueInstant } from './add-span.js';
import { remaining, resume } from './remaining-time.js';
import { CN_STANDARD } from './snapshots/cn-standard.js';
import type { CalendarSnapshot } from './snapshot.js';
import type { CalendarSpan } from './span.js';

const [MINUTE, DAY, OFFSET] = [60_000, 86_400_000, 8 * 3_600_000];
/** The official days of 2025 and 2026, and a year 2027 as it may be announced: 春节 with a make-up Saturday and Sunday, 国庆. */
const THREE_YEARS: CalendarSnapshot = {
  ...CN_STANDARD, version: 2, coveredUntil: '2027-12-31',
  holidays: [...CN_STANDARD.holidays, '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-10-01', '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'],
  workdays: [...CN_STANDARD.workdays, '2027-01-31', '2027-02-13', '2027-09-26', '2027-10-09'],
};
const FIRST = Date.parse('2025-01-01T00:00:00+08:00');
const LAST = Date.parse('2027-11-30T00:00:00+08:00');

// ── the oracle ────────────────────────────────────────────────────────────────────────────────────
const dateOf = (ms: number): string => new Date(ms + OFFSET).toISOString().slice(0, 10);
const midnightOf = (ms: number): number => Date.parse(`${dateOf(ms)}T00:00:00+08:00`);
function worked(ms: number): boolean {
  const date = dateOf(ms);
  if (THREE_YEARS.workdays.includes(date)) return true;
  const day = new Date(ms + OFFSET).getUTCDay();
  return day !== 0 && day !== 6 && !THREE_YEARS.holidays.includes(date);
}
/** Every worked minute of three years, as the instants at which they begin: 08:00–12:00 and 13:00–17:30. */
const WORKED_MINUTES: number[] = [];
for (let day = FIRST; day < LAST + 60 * DAY; day += DAY) {
  if (!worked(day)) continue;
  for (let minute = 8 * 60; minute < 17 * 60 + 30; minute += 1) if (minute < 12 * 60 || minute >= 13 * 60) WORKED_MINUTES.push(day + minute * MINUTE);
}
const firstAtOrAfter = (instant: number): number => {
  let [low, high] = [0, WORKED_MINUTES.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((WORKED_MINUTES[middle] as number) >= instant) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The due instant of a span that starts on a whole minute, by counting. */
function slowDue(start: number, span: CalendarSpan): number {
  if ('natural' in span) return start + span.natural * MINUTE;
  if ('working' in span) return span.working === 0 ? start : (WORKED_MINUTES[firstAtOrAfter(start) + span.working - 1] as number) + MINUTE;
  if ('workdays' in span) {
    let day = midnightOf(start);
    for (let left = span.workdays; left > 0;) if (worked((day += DAY))) left -= 1;
    return day + (span.until === 'shift_end' ? (17 * 60 + 30) * MINUTE : DAY);
  }
  if ('dayEnd' in span) return midnightOf(start) + (span.dayEnd + 1) * DAY;
  const date = dateOf(start);
  if ('months' in span) {
    // day by day until the month has changed so often and the day is the same, or that month is over
    let [day, month, changes] = [midnightOf(start), date.slice(0, 7), 0];
    for (; ; day += DAY) {
      if (dateOf(day).slice(0, 7) !== month) [month, changes] = [dateOf(day).slice(0, 7), changes + 1];
      const lastOfMonth = dateOf(day + DAY).slice(0, 7) !== month;
      if (changes === span.months && (dateOf(day).slice(8) === date.slice(8) || (lastOfMonth && dateOf(day).slice(8) < date.slice(8)))) return day + DAY;
    }
  }
  if (!('monthDay' in span)) throw new Error('seconds are not counted here');
  // the 月结日 of this and the next months, each moved back to a worked day; the first that is not over
  for (let day = midnightOf(start) - 40 * DAY; ; day += DAY) {
    const lastOfMonth = dateOf(day + DAY).slice(8) === '01';
    if (Number(dateOf(day).slice(8)) !== span.monthDay && !(lastOfMonth && Number(dateOf(day).slice(8)) < span.monthDay)) continue;
    let settled = day;
    while (!worked(settled)) settled -= DAY;
    if (settled + DAY > start && dateOf(day).slice(0, 7) >= date.slice(0, 7)) return settled + DAY;
  }
}

/** Units of a span's own measure after `from`, up to and including `due`, by counting every one of them. */
function slowLeft(from: number, due: number, span: CalendarSpan): number {
  if (due <= from) return 0;
  if ('natural' in span) return due - from;
  if ('working' in span) return WORKED_MINUTES.filter((minute) => minute >= from && minute < due).length * MINUTE;
  const end = 'workdays' in span && span.until === 'shift_end' ? (17 * 60 + 30) * MINUTE : DAY;
  let count = 0;
  for (let day = midnightOf(from); day <= due; day += DAY) if (day + end > from && day + end <= due && (!('workdays' in span) || worked(day))) count += 1;
  return count;
}
// ──────────────────────────────────────────────────────────────────────────────────────────────────

const start = fc.integer({ min: 0, max: (LAST - FIRST) / MINUTE - 150 * 1440 }).map((minute) => FIRST + minute * MINUTE);
const counted = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }).map((natural): CalendarSpan => ({ natural })), fc.integer({ min: 0, max: 20_000 }).map((working): CalendarSpan => ({ working })),
  fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('day_end' as const, 'shift_end' as const)).map(([workdays, until]): CalendarSpan => ({ workdays, until })),
  fc.integer({ min: 0, max: 60 }).map((dayEnd): CalendarSpan => ({ dayEnd })),
);
const dated = fc.oneof(fc.integer({ min: 0, max: 3 }).map((months): CalendarSpan => ({ months })), fc.integer({ min: 1, max: 31 }).map((monthDay): CalendarSpan => ({ monthDay })));
const shown = (ms: number): string => new Date(ms + OFFSET).toISOString().slice(0, 16);

describe('three years with 调休, against a clock that counts', () => {
  it('the oracle knows the official days itself', () => {
    expect([worked(Date.parse('2026-02-14T00:00:00+08:00')), worked(Date.parse('2026-02-16T00:00:00+08:00')), worked(Date.parse('2026-03-01T00:00:00+08:00'))]).toEqual([true, false, false]);
    expect(shown(slowDue(Date.parse('2026-02-14T17:00:00+08:00'), { working: 60 }))).toBe('2026-02-24T08:30');
  });

  it('due instants of every span', () => {
    fc.assert(fc.property(start, fc.oneof(counted, dated), (from, span) => {
      const due = dueInstant(THREE_YEARS, from, span);
      expect([shown(due.at), due.provisional]).toEqual([shown(slowDue(from, span)), false]);
    }), { numRuns: 4000 });
  }, 120_000);

  it('what is left of a span, and where it ends after a pause of any length', () => {
    fc.assert(fc.property(start, counted, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 30 * 1440 }), (from, span, share, pause) => {
      const due = slowDue(from, span);
      const paused = from + Math.floor(((due - from) * share) / 100 / MINUTE) * MINUTE;
      const left = remaining(THREE_YEARS, paused, due, span);
      expect(left.amount).toBe(slowLeft(paused, due, span));
      const back = paused + pause * MINUTE;
      const end = resume(THREE_YEARS, back, left).at;
      // as much is left after the pause as before it, and not a minute more
      expect([slowLeft(back, end, span), end >= back]).toEqual([left.amount, true]);
      expect(left.amount === 0 ? end : slowLeft(back, end - MINUTE, span) < left.amount).toBe(left.amount === 0 ? back : true);
    }), { numRuns: 1500 });
  }, 120_000);
});

describe('a day on which the books are closed (S000-17: 月结, the 25th or the working day before)', () => {
  const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
  it.each([
    ['T16: in the middle of a month', '2025-03-10 09:00', '2025-03-26T00:00'],
    ['on the day itself, until it is over', '2025-03-25 23:59', '2025-03-26T00:00'],
    ['after it: the next month’s', '2025-03-26 00:00', '2025-04-26T00:00'],
    ['a Sunday: the Friday before', '2025-05-12 09:00', '2025-05-24T00:00'],
    ['a Sunday whose Friday is over: the next month’s', '2025-05-24 09:00', '2025-06-26T00:00'],
    ['2026-02-25 after 春节: a working day', '2026-02-20 09:00', '2026-02-26T00:00'],
    ['2026-09-25 is 中秋: the day before', '2026-09-10 09:00', '2026-09-25T00:00'],
  ])('%s', (_why, from, due) => {
    expect(shown(dueInstant(CN_STANDARD, at(from), { monthDay: 25 }).at)).toBe(due);
    expect(shown(slowDue(at(from), { monthDay: 25 }))).toBe(due);
  });
});
