import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import { dueOf, nextRungAt, toldAt } from './follow-up.rules.js';

const HOUR = 3_600_000;
const RUNGS = [0, 1, 2, 3, 4, 50] as const;
describe('跟进', () => {
  it('a parcel nobody announced has a day; then the head, then management, then management every week without end', () => {
    expect(dueOf('identify_parcel', 0, null)).toBe(24 * HOUR);
    expect(RUNGS.map((rung) => nextRungAt('identify_parcel', 0, rung, null) / HOUR)).toEqual([18, 24, 48, 48 + 168, 48 + 336, 48 + 48 * 168]);
    expect(RUNGS.map((rung) => toldAt('identify_parcel', rung).map(({ role }) => role))).toEqual([['sales'], ['sales'], ['sales', 'salesHead'], ['salesHead', 'gm'], ['salesHead', 'gm'], ['salesHead', 'gm']]);
  });

  it('by the calendar of its plant a weekend is no time: what comes on Friday afternoon is due at the end of Monday', () => {
    // TEST_PLAIN: Shanghai, Monday to Friday 08:00–12:00 and 13:00–17:30; 7 March 2025 was a Friday
    const at = (day: string, time: string): number => Date.parse(`2025-03-${day}T${time}:00+08:00`);
    const friday = at('07', '15:00');
    expect(dueOf('identify_parcel', friday, TEST_PLAIN)).toBe(at('10', '17:30'));
    // two and a half hours of Friday, the rest on Monday; then its due time, the end of Tuesday, and every week from there
    expect([0, 1, 2, 3].map((rung) => nextRungAt('identify_parcel', friday, rung, TEST_PLAIN))).toEqual([at('10', '09:30'), at('10', '17:30'), at('11', '17:30'), at('18', '17:30')]);
  });

  it('a claim on the carrier is due within 24 hours, whatever day it is', () => expect([dueOf('carrier_claim', 5, null), dueOf('carrier_claim', 5, TEST_PLAIN)]).toEqual([24 * HOUR + 5, 24 * HOUR + 5]));

  it('a rung is never earlier than the one before it, however short the shifts are', () => {
    const short = { ...TEST_PLAIN, shifts: [{ startMinute: 480, endMinute: 510 }] };
    const opened = Date.parse('2025-03-03T08:30:00+08:00');
    const rungs = [0, 1, 2, 3].map((rung) => nextRungAt('identify_parcel', opened, rung, short));
    expect(rungs).toEqual(rungs.toSorted((a, b) => a - b));
  });
});
