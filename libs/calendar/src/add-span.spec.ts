import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueInstant } from './add-span.js';
import type { CalendarSnapshot } from './snapshot.js';
import { CN_STANDARD } from './snapshots/cn-standard.js';
import { TEST_PLAIN } from './snapshots/test-plain.js';
import type { CalendarSpan } from './span.js';

/** Local time of Shanghai to UTC ms, by the machine's own clock arithmetic: independent of the library under test. */
const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const shown = (utcMs: number): string => new Date(utcMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const natural = (minutes: number): CalendarSpan => ({ natural: minutes });
const working = (minutes: number): CalendarSpan => ({ working: minutes });
const wd = (workdays: number, until: 'day_end' | 'shift_end' = 'day_end'): CalendarSpan => ({ workdays, until });

type Golden = readonly [why: string, start: string, span: CalendarSpan, due: string];

describe('due instants on the official calendar', () => {
  const natural_: Golden[] = [
    ['AS-04: notice within the hour', '2025-03-03 14:20', natural(60), '2025-03-03 15:20'],
    ['AS-04: disposition within two hours', '2025-03-03 14:50', natural(120), '2025-03-03 16:50'],
    ['AS-03: inspection within three days', '2025-03-03 10:00', natural(4320), '2025-03-06 10:00'],
    ['over New Year', '2025-12-31 23:30', natural(60), '2026-01-01 00:30'],
    ['春节 counts like any day', '2026-02-14 17:00', natural(4320), '2026-02-17 17:00'],
    ['leap day', '2028-02-28 12:00', natural(1440), '2028-02-29 12:00'],
    ['nothing', '2025-03-03 10:00', natural(0), '2025-03-03 10:00'],
  ];
  const working_: Golden[] = [
    ['first hour', '2025-03-03 08:00', working(60), '2025-03-03 09:00'],
    ['over noon', '2025-03-03 11:30', working(60), '2025-03-03 13:30'],
    ['up to noon: the end of the shift, not the start of the next', '2025-03-03 11:00', working(60), '2025-03-03 12:00'],
    ['from the noon break', '2025-03-03 12:15', working(60), '2025-03-03 14:00'],
    ['into the next day', '2025-03-03 17:00', working(60), '2025-03-04 08:30'],
    ['over a weekend', '2025-03-07 17:00', working(60), '2025-03-10 08:30'],
    ['from a Saturday', '2025-03-08 10:00', working(60), '2025-03-10 09:00'],
    ['one whole day', '2025-03-03 08:00', working(510), '2025-03-03 17:30'],
    ['one whole day and a minute', '2025-03-03 08:00', working(511), '2025-03-04 08:01'],
    ['before work', '2025-03-03 06:00', working(30), '2025-03-03 08:30'],
    ['two days and a half hour', '2025-03-03 08:00', working(1050), '2025-03-05 08:30'],
    ['eight working hours after a breach', '2025-03-03 16:50', working(480), '2025-03-04 16:20'],
    ['nothing, on a holiday', '2026-02-17 10:00', working(0), '2026-02-17 10:00'],
    ['春节 2026: Saturday 14 February is made up', '2026-02-13 17:00', working(60), '2026-02-14 08:30'],
    ['春节 2026: nine days off', '2026-02-14 17:00', working(60), '2026-02-24 08:30'],
    ['春节 2026: Saturday 28 February is made up', '2026-02-27 17:00', working(60), '2026-02-28 08:30'],
    ['春节 2026: Sunday 1 March is not', '2026-02-28 17:00', working(60), '2026-03-02 08:30'],
    ['国庆 2026: Sunday 20 September is made up', '2026-09-18 17:00', working(60), '2026-09-20 08:30'],
    ['中秋 2026', '2026-09-24 17:00', working(60), '2026-09-28 08:30'],
    ['国庆 2026', '2026-09-30 17:00', working(60), '2026-10-08 08:30'],
    ['国庆 2026: Saturday 10 October is made up', '2026-10-09 17:00', working(60), '2026-10-10 08:30'],
    ['国庆 2026: Sunday 11 October is not', '2026-10-10 17:00', working(60), '2026-10-12 08:30'],
    ['清明 2026', '2026-04-03 17:00', working(60), '2026-04-07 08:30'],
    ['劳动节 2026: Saturday 9 May is made up', '2026-05-08 17:00', working(60), '2026-05-09 08:30'],
    ['端午 2026', '2026-06-18 17:00', working(60), '2026-06-22 08:30'],
    ['春节 2025: Sunday 26 January is made up', '2025-01-25 10:00', working(60), '2025-01-26 09:00'],
    ['春节 2025', '2025-01-27 17:00', working(60), '2025-02-05 08:30'],
    ['春节 2025: Saturday 8 February is made up', '2025-02-07 17:00', working(60), '2025-02-08 08:30'],
    ['劳动节 2025: Sunday 27 April is made up', '2025-04-26 10:00', working(60), '2025-04-27 09:00'],
    ['劳动节 2025', '2025-04-30 17:00', working(60), '2025-05-06 08:30'],
    ['端午 2025', '2025-05-30 17:00', working(60), '2025-06-03 08:30'],
    ['国庆 2025: Sunday 28 September is made up', '2025-09-26 17:00', working(60), '2025-09-28 08:30'],
    ['国庆 and 中秋 2025', '2025-09-30 17:00', working(60), '2025-10-09 08:30'],
    ['国庆 2025: Saturday 11 October is made up', '2025-10-10 17:00', working(60), '2025-10-11 08:30'],
    ['元旦 2026: Sunday 4 January is made up', '2025-12-31 17:00', working(60), '2026-01-04 08:30'],
  ];
  const workdays_: Golden[] = [
    ['the start day is not counted', '2025-03-03 10:00', wd(1), '2025-03-05 00:00'],
    ['three', '2025-03-03 10:00', wd(3), '2025-03-07 00:00'],
    ['Friday', '2025-03-07 10:00', wd(1), '2025-03-11 00:00'],
    ['Saturday', '2025-03-08 10:00', wd(1), '2025-03-11 00:00'],
    ['a made-up Saturday is a working day', '2026-02-13 10:00', wd(1), '2026-02-15 00:00'],
    ['春节 between', '2026-02-13 10:00', wd(2), '2026-02-25 00:00'],
    ['both made-up Saturdays of 春节', '2026-02-13 10:00', wd(6), '2026-03-01 00:00'],
    ['the Monday after', '2026-02-13 10:00', wd(7), '2026-03-03 00:00'],
    ['国庆', '2026-09-30 23:59', wd(1), '2026-10-09 00:00'],
    ['国庆 and its made-up Saturday', '2026-09-30 10:00', wd(3), '2026-10-11 00:00'],
    ['from the first minute of 国庆', '2026-10-01 00:00', wd(1), '2026-10-09 00:00'],
    ['fifteen without a holiday', '2025-03-03 10:00', wd(15), '2025-03-25 00:00'],
    ['fifteen over 春节 2025 with both swaps', '2025-01-20 09:00', wd(15), '2025-02-15 00:00'],
    ['until the end of the shift', '2025-03-03 10:00', wd(1, 'shift_end'), '2025-03-04 17:30'],
    ['end of the shift after 春节', '2026-02-13 10:00', wd(2, 'shift_end'), '2026-02-24 17:30'],
  ];
  const dates_: Golden[] = [
    ['当日', '2025-03-03 10:00', { dayEnd: 0 }, '2025-03-04 00:00'],
    ['次日 (AS-01)', '2025-03-03 10:00', { dayEnd: 1 }, '2025-03-05 00:00'],
    ['two days on, over a weekend', '2025-03-07 10:00', { dayEnd: 2 }, '2025-03-10 00:00'],
    ['from the last minute of a month', '2026-02-28 23:59', { dayEnd: 1 }, '2026-03-02 00:00'],
    ['last day of a year', '2026-12-31 10:00', { dayEnd: 0 }, '2027-01-01 00:00'],
    ['midnight belongs to the new day', '2025-03-04 00:00', { dayEnd: 0 }, '2025-03-05 00:00'],
    ['a month from the 31st', '2025-01-31 10:00', { months: 1 }, '2025-03-01 00:00'],
    ['a month from the 31st in a leap year', '2028-01-31 10:00', { months: 1 }, '2028-03-01 00:00'],
    ['three months over New Year', '2025-11-15 10:00', { months: 3 }, '2026-02-16 00:00'],
    ['twelve months', '2025-03-31 10:00', { months: 12 }, '2026-04-01 00:00'],
    ['six months into a short one', '2026-08-31 10:00', { months: 6 }, '2027-03-01 00:00'],
    ['settlement day ahead', '2025-03-03 10:00', { monthDay: 25 }, '2025-03-26 00:00'],
    ['on the settlement day', '2025-03-25 23:00', { monthDay: 25 }, '2025-03-26 00:00'],
    ['after the settlement day', '2025-03-26 00:00', { monthDay: 25 }, '2025-04-26 00:00'],
    ['on a Saturday: the Friday before', '2026-04-03 10:00', { monthDay: 25 }, '2026-04-25 00:00'],
    ['on 中秋: the day before', '2026-09-10 10:00', { monthDay: 25 }, '2026-09-25 00:00'],
    ['on that Saturday itself: next month', '2026-04-25 10:00', { monthDay: 25 }, '2026-05-26 00:00'],
    ['inside 国庆: next month', '2026-10-02 10:00', { monthDay: 5 }, '2026-11-06 00:00'],
    ['the 31st of February', '2025-02-03 10:00', { monthDay: 31 }, '2025-03-01 00:00'],
    ['on a made-up Sunday', '2025-09-01 10:00', { monthDay: 28 }, '2025-09-29 00:00'],
  ];

  it.each([...natural_, ...working_, ...workdays_, ...dates_])('%s: %s', (_why, start, span, due) => {
    expect(shown(dueInstant(CN_STANDARD, at(start), span).at)).toBe(due);
  });

  it('counts seconds for a time-lapse', () => {
    expect(dueInstant(CN_STANDARD, 1000, { seconds: 45 })).toEqual({ at: 46_000, provisional: false });
  });

  it('ignores holidays on the test calendar', () => {
    expect(shown(dueInstant(TEST_PLAIN, at('2026-09-30 10:00'), wd(1)).at)).toBe('2026-10-02 00:00');
  });
});

describe('coverage', () => {
  it.each<[string, CalendarSpan, boolean]>([
    ['2026-12-30 10:00', wd(1), false], ['2026-12-30 10:00', wd(2), true],
    ['2026-12-31 10:00', working(60), false], ['2026-12-31 17:00', working(60), true],
    ['2026-12-31 10:00', natural(99_999), false], ['2026-12-31 10:00', { dayEnd: 9 }, false], ['2026-12-31 10:00', { months: 9 }, false],
    ['2026-12-26 10:00', { monthDay: 25 }, true], ['2026-12-20 10:00', { monthDay: 25 }, false],
  ])('%s %j: provisional %s', (start, span, provisional) => {
    expect(dueInstant(CN_STANDARD, at(start), span).provisional).toBe(provisional);
  });

  it('is provisional when the settlement day itself is not known, even if it falls back to a known one', () => {
    const short: CalendarSnapshot = { ...TEST_PLAIN, coveredUntil: '2026-04-24' };
    expect(dueInstant(short, at('2026-04-03 10:00'), { monthDay: 25 })).toEqual({ at: at('2026-04-25 00:00'), provisional: true });
    expect(dueInstant(short, at('2026-04-03 10:00'), { monthDay: 24 })).toEqual({ at: at('2026-04-25 00:00'), provisional: false });
  });

  it('gives a provisional instant instead of searching for ever when no day is worked', () => {
    const never: CalendarSnapshot = { ...TEST_PLAIN, weekend: [1, 2, 3, 4, 5, 6, 7] };
    for (const span of [wd(1), working(60), { monthDay: 25 }]) {
      const due = dueInstant(never, at('2025-03-03 10:00'), span);
      expect(due.provisional).toBe(true);
      expect(due.at).toBeGreaterThan(at('2025-03-03 10:00'));
    }
  });
});

describe('a zone with summer time', () => {
  const utc = (text: string): number => Date.parse(`${text}:00Z`);
  const berlin: CalendarSnapshot = {
    ...TEST_PLAIN, key: 'berlin', zone: 'Europe/Berlin', weekend: [], shifts: [{ startMinute: 0, endMinute: 360 }],
    transitions: [{ fromUtcMs: utc('2024-10-27T01:00'), offsetMinutes: 60 }, { fromUtcMs: utc('2025-03-30T01:00'), offsetMinutes: 120 }, { fromUtcMs: utc('2025-10-26T01:00'), offsetMinutes: 60 }],
  };
  it.each<[string, CalendarSpan, string]>([
    ['2025-03-29T11:00', natural(1440), '2025-03-30T11:00'],
    ['2025-03-30T08:00', { dayEnd: 0 }, '2025-03-30T22:00'],
    ['2025-10-26T08:00', { dayEnd: 0 }, '2025-10-26T23:00'],
    ['2025-03-28T08:00', wd(2), '2025-03-30T22:00'],
    // the night of the change has five hours of the shift, the autumn night seven
    ['2025-03-29T22:00', working(301), '2025-03-30T22:01'],
    ['2025-10-25T22:00', working(420), '2025-10-26T05:00'],
  ])('%s + %j = %s', (start, span, due) => {
    expect(new Date(dueInstant(berlin, utc(start), span).at).toISOString().slice(0, 16)).toBe(due);
  });
});

describe('order', () => {
  const start = fc.integer({ min: at('2025-01-01 00:00'), max: at('2026-12-01 00:00') });
  const make: Record<string, (n: number) => CalendarSpan> = {
    natural: (n) => ({ natural: n * 37 }), working: (n) => ({ working: n * 37 }), day_end: (n) => wd(n), shift_end: (n) => wd(n, 'shift_end'),
    dayEnd: (n) => ({ dayEnd: n }), months: (n) => ({ months: n }), seconds: (n) => ({ seconds: n }),
  };
  it.each(Object.keys(make))('%s: a later start or a longer span is never due earlier', (kind) => {
    const span = make[kind] ?? make['natural']!;
    fc.assert(fc.property(start, start, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 5 }), (a, b, n, more) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      const due = dueInstant(CN_STANDARD, early, span(n)).at;
      expect(due).toBeGreaterThanOrEqual(early);
      expect(dueInstant(CN_STANDARD, late, span(n)).at).toBeGreaterThanOrEqual(due);
      expect(dueInstant(CN_STANDARD, early, span(n + more)).at).toBeGreaterThanOrEqual(due);
    }), { numRuns: 200 });
  });
});
