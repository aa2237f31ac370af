import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantBefore, shareInstant } from './reminder-instant.js';
import { CN_STANDARD } from './snapshots/cn-standard.js';
import type { CalendarSpan, ReminderSpan } from './span.js';
import { workingMsBetween } from './working-day.js';

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const shown = (utcMs: number): string => new Date(utcMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('instants before a due time', () => {
  it.each<[string, string, CalendarSpan, number, string]>([
    ['2025-03-03 14:20', '2025-03-03 15:20', { natural: 60 }, 75, '2025-03-03 15:05'],
    ['2025-03-07 16:30', '2025-03-10 09:00', { working: 120 }, 75, '2025-03-10 08:30'],
    ['2026-02-13 17:30', '2026-02-25 00:00', { workdays: 2, until: 'day_end' }, 75, '2026-02-24 13:15'],
    ['2025-03-07 00:00', '2025-03-11 00:00', { dayEnd: 3 }, 50, '2025-03-09 00:00'],
    ['2025-03-03 10:00', '2025-03-03 10:00', { natural: 0 }, 75, '2025-03-03 10:00'],
  ])('from %s to %s %j, %i %%: %s', (start, due, span, pct, expected) => {
    expect(shown(shareInstant(CN_STANDARD, at(start), at(due), span, pct))).toBe(expected);
  });

  it('takes the time on the wall when no shift lies between', () => {
    expect(shown(shareInstant(CN_STANDARD, at('2026-02-17 00:00'), at('2026-02-18 00:00'), { working: 0 }, 50))).toBe('2026-02-17 12:00');
  });

  it.each<[string, ReminderSpan, string]>([
    ['2025-03-03 15:20', { natural: 30 }, '2025-03-03 14:50'],
    ['2025-03-10 08:30', { working: 60 }, '2025-03-07 17:00'],
    ['2025-03-03 13:30', { working: 60 }, '2025-03-03 11:30'],
    ['2025-03-10 12:00', { working: 240 }, '2025-03-10 08:00'],
    ['2025-03-03 09:00', { working: 0 }, '2025-03-03 09:00'],
    ['2025-03-11 00:00', { workdays: 1, until: 'day_end' }, '2025-03-08 00:00'],
    ['2025-03-10 17:30', { workdays: 1, until: 'shift_end' }, '2025-03-07 17:30'],
  ])('before %s by %j: %s', (due, span, expected) => {
    expect(shown(instantBefore(CN_STANDARD, at(due), span))).toBe(expected);
  });

  it('counts seconds for a time-lapse', () => expect(instantBefore(CN_STANDARD, 60_000, { seconds: 15 })).toBe(45_000));

  it('a working span before a due time is that much of shifts before it', () => {
    fc.assert(fc.property(fc.integer({ min: at('2025-06-01 00:00'), max: at('2026-12-01 00:00') }), fc.integer({ min: 1, max: 5000 }), (due, working) => {
      expect(workingMsBetween(CN_STANDARD, instantBefore(CN_STANDARD, due, { working }), due)).toBe(working * 60_000);
    }));
  });
});
