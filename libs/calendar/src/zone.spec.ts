import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CN_STANDARD } from './snapshots/cn-standard.js';
import { TEST_PLAIN } from './snapshots/test-plain.js';
import { parseDay } from './civil-date.js';
import { instantOf, localDay, offsetAt } from './zone.js';

const berlin = {
  ...TEST_PLAIN,
  transitions: [{ fromUtcMs: Date.UTC(2024, 9, 27, 1), offsetMinutes: 60 }, { fromUtcMs: Date.UTC(2025, 2, 30, 1), offsetMinutes: 120 }, { fromUtcMs: Date.UTC(2025, 9, 26, 1), offsetMinutes: 60 }],
};
const localDateOf = (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });

describe('local time', () => {
  it.each([['Asia/Shanghai', CN_STANDARD], ['Europe/Berlin', berlin]] as const)('%s: the day agrees with the zone database', (zone, snapshot) => {
    const format = localDateOf(zone);
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2024, 10, 1), max: Date.UTC(2026, 2, 1) }), (utcMs) => {
      expect(localDay(snapshot, utcMs)).toBe(parseDay(format.format(utcMs)));
    }), { numRuns: 500 });
  });

  it('uses the first offset before the first transition', () => expect(offsetAt(CN_STANDARD.transitions, 0)).toBe(480));

  it('has the new offset from the very instant of a transition', () => {
    expect([-1, 0].map((ms) => offsetAt(berlin.transitions, Date.UTC(2025, 2, 30, 1) + ms))).toEqual([60, 120]);
  });

  it('takes the first of two equal times and the change itself for a time that does not exist', () => {
    const autumn = parseDay('2025-10-26')!, spring = parseDay('2025-03-30')!;
    expect(instantOf(berlin, autumn, 150)).toBe(Date.UTC(2025, 9, 26, 0, 30));
    expect(instantOf(berlin, spring, 150)).toBe(Date.UTC(2025, 2, 30, 1));
    expect(instantOf(berlin, spring, 180)).toBe(Date.UTC(2025, 2, 30, 1));
  });

  it('never runs backwards', () => {
    const first = parseDay('2025-03-29')!;
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 * 220 }), fc.integer({ min: 0, max: 180 }), (minute, more) => {
      const instant = (total: number): number => instantOf(berlin, first + Math.floor(total / 1440), total % 1440);
      expect(instant(minute + more)).toBeGreaterThanOrEqual(instant(minute));
    }), { numRuns: 1000 });
  });
});
