import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { divideRounded, type RoundingMode } from './rounding.js';

describe('rounding', () => {
  it.each<[RoundingMode, bigint, bigint]>([
    ['half_up', 25n, 3n], ['half_up', 24n, 2n], ['half_up', 35n, 4n], ['half_up', -25n, -3n],
    ['half_even', 25n, 2n], ['half_even', 35n, 4n], ['half_even', 26n, 3n], ['half_even', -25n, -2n], ['half_even', -35n, -4n],
    ['down', 29n, 2n], ['down', -29n, -2n], ['down', 20n, 2n],
  ])('%s of %s tenths is %s', (mode, tenths, whole) => {
    expect(divideRounded(tenths, 10n, mode)).toBe(whole);
    expect(divideRounded(-tenths, -10n, mode)).toBe(whole);
  });

  it('refuses to divide by zero', () => expect(() => divideRounded(1n, 0n, 'down')).toThrow(RangeError));

  it('is off by at most a half, or less than one when rounding down', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (top, bottom) => {
      const abs = (value: bigint): bigint => (value < 0n ? -value : value);
      for (const mode of ['half_up', 'half_even'] as const) expect(2n * abs(divideRounded(top, bottom, mode) * bottom - top) <= bottom).toBe(true);
      expect(divideRounded(top, bottom, 'down')).toBe(top / bottom);
    }));
  });
});
