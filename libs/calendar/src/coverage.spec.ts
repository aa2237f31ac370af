import { describe, expect, it } from '@jest/globals';
import { parseDay } from './civil-date.js';
import { coverageOf } from './coverage.js';
import { CN_STANDARD } from './snapshots/cn-standard.js';
import { isCovered, isWorkingDay } from './working-day.js';

describe('coverage', () => {
  it.each([['2026-11-01', 60, 'later'], ['2026-11-02', 59, 'soon'], ['2026-11-22', 39, 'soon'], ['2026-12-31', 0, 'soon'], ['2027-01-01', -1, 'over']] as const)('on %s %d days are left: %s', (today, daysLeft, ends) => {
    expect(coverageOf({ coveredUntil: '2026-12-31' }, today)).toEqual({ daysLeft, ends });
  });

  it('a day that does not exist is no answer', () => {
    expect(() => coverageOf(CN_STANDARD, '2026-02-30')).toThrow(RangeError);
  });
});

describe('cn-standard', () => {
  const day = (date: string): number => parseDay(date)!;
  // 放假办法 第二条: 元旦 1, 春节 4, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3 = 13 days
  it('knows the thirteen days off of 2027 by law, and no day of work made up', () => {
    expect(CN_STANDARD.holidays.filter((date) => date.startsWith('2027'))).toEqual([
      '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03',
    ]);
    expect(CN_STANDARD.workdays.filter((date) => date > '2026-12-31')).toEqual([]);
  });

  it('does not pretend that 2027 is announced', () => {
    expect([isCovered(CN_STANDARD, day('2026-12-31')), isCovered(CN_STANDARD, day('2027-01-01'))]).toEqual([true, false]);
    expect([isWorkingDay(CN_STANDARD, day('2027-02-05')), isWorkingDay(CN_STANDARD, day('2027-02-09'))]).toEqual([false, true]);
  });
});
