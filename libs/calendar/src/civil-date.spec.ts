import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { civilDate, dayNumber, daysInMonth, formatDay, parseDay, weekday } from './civil-date.js';

const dayNo = fc.integer({ min: -800_000, max: 800_000 });

describe('civil dates', () => {
  it('agree with the machine’s own calendar', () => {
    fc.assert(fc.property(dayNo, (day) => {
      const date = new Date(day * 86_400_000);
      expect(civilDate(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      expect(weekday(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
      expect(dayNumber(civilDate(day))).toBe(day);
    }), { numRuns: 2000 });
  });

  it('knows leap years', () => {
    expect([2024, 2025, 2000, 2100].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28]);
    expect(daysInMonth(2025, 12)).toBe(31);
  });

  it('reads and writes dates, and no day that does not exist', () => {
    expect(formatDay(parseDay('2026-02-28')! + 1)).toBe('2026-03-01');
    for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-4-1', '20250401', '']) expect(parseDay(text)).toBeNull();
  });
});
