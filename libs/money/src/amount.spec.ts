import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineAmount, shareOf } from './amount.js';

describe('amounts', () => {
  it('multiplies price and decimal quantity exactly', () => {
    expect(lineAmount(20_000, 10, 0, 'half_up')).toBe(200_000);
    expect(lineAmount(333, 1250, 3, 'half_up')).toBe(416); // 3.33 × 1.250 kg = 4.1625
    expect(lineAmount(10, 50, 3, 'half_up')).toBe(1); // 0.10 × 0.050 = 0.005
    expect(lineAmount(10, 50, 3, 'half_even')).toBe(0);
  });

  it('AS-01: 15 % of 2,000.00 is 300.00', () => expect(shareOf(200_000, 1500, 'half_up')).toBe(30_000));

  it('does not lose a unit where floats would', () => {
    expect(lineAmount(2 ** 40 + 1, 8001, 3, 'down')).toBe(Number((BigInt(2 ** 40 + 1) * 8001n) / 1000n));
    expect(shareOf(1, 5000, 'half_up')).toBe(1);
    expect(shareOf(1, 4999, 'half_up')).toBe(0);
  });

  it.each([[1.5, 1, 0], [1, 0.5, 0], [Number.NaN, 1, 0], [1, 1, 0.5], [2 ** 53, 1, 0]])('refuses %p × %p at scale %p', (price, steps, scale) => {
    expect(() => lineAmount(price, steps, scale, 'half_up')).toThrow(RangeError);
  });
  it('refuses an amount that does not fit', () => expect(() => lineAmount(Number.MAX_SAFE_INTEGER, 2, 0, 'down')).toThrow(/too large/));

  it('a share and the rest are the whole, within one unit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 10_000 }), (amount, bps) => {
      expect(Math.abs(shareOf(amount, bps, 'half_up') + shareOf(amount, 10_000 - bps, 'half_up') - amount)).toBeLessThanOrEqual(1);
      expect(shareOf(amount, bps, 'down') + shareOf(amount, 10_000 - bps, 'down')).toBeLessThanOrEqual(amount);
    }));
  });
});
