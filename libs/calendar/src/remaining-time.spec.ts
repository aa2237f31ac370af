import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueInstant } from './add-span.js';
import { remaining, resume } from './remaining-time.js';
import { CN_STANDARD } from './snapshots/cn-standard.js';
import type { CalendarSpan } from './span.js';

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const shown = (utcMs: number): string => new Date(utcMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const wd = (workdays: number, until: 'day_end' | 'shift_end' = 'day_end'): CalendarSpan => ({ workdays, until });

describe('pause and resume', () => {
  it.each<[string, CalendarSpan, string, string, string, string]>([
    ['working hours over a weekend pause', { working: 240 }, '2025-03-07 15:00', '2025-03-07 16:00', '2025-03-10 08:00', '2025-03-10 11:00'],
    ['natural hours over a weekend pause', { natural: 240 }, '2025-03-07 15:00', '2025-03-07 16:00', '2025-03-10 08:00', '2025-03-10 11:00'],
    ['working days: a week’s pause costs five', wd(3), '2025-03-03 10:00', '2025-03-04 09:00', '2025-03-11 09:00', '2025-03-14 00:00'],
    ['working days: paused and resumed on one day', wd(1), '2025-03-03 10:00', '2025-03-04 09:00', '2025-03-04 16:00', '2025-03-05 00:00'],
    ['working days: resumed on the Saturday', wd(1), '2025-03-06 10:00', '2025-03-07 09:00', '2025-03-08 16:00', '2025-03-11 00:00'],
    ['working days: a pause over 国庆', wd(2), '2026-09-29 10:00', '2026-09-30 09:00', '2026-10-08 09:00', '2026-10-10 00:00'],
    ['shift end: resumed after the shift', wd(1, 'shift_end'), '2025-03-03 10:00', '2025-03-04 09:00', '2025-03-04 18:00', '2025-03-05 17:30'],
    ['shift end: resumed at the end of the shift', wd(1, 'shift_end'), '2025-03-03 10:00', '2025-03-04 09:00', '2025-03-04 17:30', '2025-03-05 17:30'],
    ['calendar days', { dayEnd: 1 }, '2025-03-07 10:00', '2025-03-07 12:00', '2025-03-09 12:00', '2025-03-11 00:00'],
  ])('%s', (_why, span, start, pausedAt, resumedAt, due) => {
    const left = remaining(CN_STANDARD, at(pausedAt), dueInstant(CN_STANDARD, at(start), span).at, span);
    expect(shown(resume(CN_STANDARD, at(resumedAt), left).at)).toBe(due);
  });

  it('has nothing left at and after the due time, and then ends at once', () => {
    const left = remaining(CN_STANDARD, 2000, 2000, { natural: 1 });
    expect(left).toEqual({ unit: 'natural_ms', amount: 0 });
    expect(resume(CN_STANDARD, 5000, left)).toEqual({ at: 5000, provisional: false });
  });

  it('is provisional when it goes on beyond the known days', () => {
    expect(resume(CN_STANDARD, at('2026-12-31 17:00'), { unit: 'working_ms', amount: 3_600_000 }).provisional).toBe(true);
    expect(resume(CN_STANDARD, at('2026-12-31 17:00'), { unit: 'workday_ends', amount: 1 }).provisional).toBe(false);
  });

  const span = fc.oneof(
    fc.integer({ min: 1, max: 6000 }).map((natural): CalendarSpan => ({ natural })),
    fc.integer({ min: 1, max: 6000 }).map((working): CalendarSpan => ({ working })),
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('day_end' as const, 'shift_end' as const)).map(([n, until]) => wd(n, until)),
    fc.integer({ min: 0, max: 12 }).map((dayEnd): CalendarSpan => ({ dayEnd })),
  );
  const start = fc.integer({ min: at('2025-01-01 00:00'), max: at('2026-10-15 00:00') });
  /** A share of 0–1 in thousandths, so that instants stay whole. */
  const share = fc.integer({ min: 0, max: 999 });

  it('used and left add up to the budget, and a pause without length changes nothing', () => {
    fc.assert(fc.property(start, span, share, (from, budget, part) => {
      const due = dueInstant(CN_STANDARD, from, budget).at;
      const now = from + Math.floor(((due - from) * part) / 1000);
      const left = remaining(CN_STANDARD, now, due, budget);
      expect(remaining(CN_STANDARD, from, now, budget).amount + left.amount).toBe(remaining(CN_STANDARD, from, due, budget).amount);
      expect(resume(CN_STANDARD, now, left).at).toBe(due);
    }), { numRuns: 400 });
  });

  it('the whole working budget lies between start and due', () => {
    fc.assert(fc.property(start, fc.integer({ min: 1, max: 6000 }), (from, working) => {
      const due = dueInstant(CN_STANDARD, from, { working }).at;
      expect(remaining(CN_STANDARD, from, due, { working })).toEqual({ unit: 'working_ms', amount: working * 60_000 });
    }));
  });

  it('a resumed clock is later by exactly the pause, in its own time', () => {
    fc.assert(fc.property(start, span, share, fc.integer({ min: 0, max: 20 * 86_400_000 }), (from, budget, part, pause) => {
      const due = dueInstant(CN_STANDARD, from, budget).at;
      const paused = from + Math.floor(((due - from) * part) / 1000);
      const moved = resume(CN_STANDARD, paused + pause, remaining(CN_STANDARD, paused, due, budget)).at;
      expect(moved).toBeGreaterThanOrEqual(due);
      expect(remaining(CN_STANDARD, due, moved, budget).amount).toBe(remaining(CN_STANDARD, paused, paused + pause, budget).amount);
    }), { numRuns: 400 });
  });
});
