import { describe, expect, it } from '@jest/globals';
import { dueOf, nextRungAt, toldAt } from './follow-up.rules.js';

const HOUR = 3_600_000;
describe('跟进', () => {
  it('a parcel nobody announced has a day; then the head, then management, then management every week without end', () => {
    expect(dueOf('identify_parcel', 0)).toBe(24 * HOUR);
    expect([0, 1, 2, 3, 4, 50].map((rung) => nextRungAt('identify_parcel', 0, rung) / HOUR)).toEqual([18, 24, 48, 48 + 168, 48 + 336, 48 + 48 * 168]);
    expect([0, 1, 2, 3, 4, 50].map((rung) => toldAt('identify_parcel', rung).map(({ role }) => role))).toEqual([['sales'], ['sales'], ['sales', 'salesHead'], ['salesHead', 'gm'], ['salesHead', 'gm'], ['salesHead', 'gm']]);
  });
  it('a claim on the carrier is due within 24 hours', () => expect(dueOf('carrier_claim', 5)).toBe(24 * HOUR + 5));
});
