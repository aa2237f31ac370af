import { describe, expect, it } from '@jest/globals';
import { checkSnapshot } from './check-snapshot.js';
import type { CalendarSnapshot } from './snapshot.js';
import { CALENDARS } from './snapshots/catalogue.js';
import { CN_STANDARD } from './snapshots/cn-standard.js';

describe('calendars before publication', () => {
  it.each(CALENDARS.map((calendar) => [calendar.key, calendar] as const))('%s may be published', (_key, calendar) => {
    expect(checkSnapshot(calendar)).toEqual([]);
  });

  it('days off that hold by law may be known before the year is announced', () => {
    expect(checkSnapshot({ ...CN_STANDARD, holidays: ['2027-01-01'], workdays: [], coveredUntil: '2026-12-31' })).toEqual([]);
  });

  it.each<[string, Partial<CalendarSnapshot>]>([
    ['transitions', { transitions: [] }],
    ['transitions.1', { transitions: [{ fromUtcMs: 5, offsetMinutes: 480 }, { fromUtcMs: 5, offsetMinutes: 540 }] }],
    ['transitions.0', { transitions: [{ fromUtcMs: 0, offsetMinutes: 900 }] }],
    ['shifts', { shifts: [] }],
    ['shifts.1', { shifts: [{ startMinute: 480, endMinute: 720 }, { startMinute: 700, endMinute: 1050 }] }],
    ['shifts.0', { shifts: [{ startMinute: 480, endMinute: 1441 }] }],
    ['weekend', { weekend: [0] }],
    ['weekend', { weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ['coveredUntil', { coveredUntil: '2026-02-30' }],
    ['holidays.0', { holidays: ['2026-02-29'] }],
    ['workdays.0', { workdays: ['2027-01-09'] }],
    ['holidays', { holidays: ['2026-02-16', '2026-02-16'], workdays: [] }],
    ['workdays.0', { workdays: ['2026-03-02'] }],
  ])('refuses %s %j', (path, change) => {
    expect(checkSnapshot({ ...CN_STANDARD, ...change }).map((problem) => problem.path)).toContain(path);
  });
});
