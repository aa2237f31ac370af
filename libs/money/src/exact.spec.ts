import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactly, lesser, minus, NOTHING, plus, portionOf, spread, sumOf, toFen, written, type Exact } from './exact.js';
import type { RoundingMode } from './rounding.js';

const MODES: RoundingMode[] = ['half_up', 'half_even', 'down'];
const amount = fc.integer({ min: 0, max: 1e12 });

describe('exact amounts', () => {
  it('keeps a third whole until it is rounded', () => {
    const third = portionOf(exactly(100), 1, 3);
    expect(written(third)).toBe('100/3');
    expect(toFen(sumOf([third, third, third]), 'down')).toBe(100);
    expect(toFen(third, 'half_up')).toBe(33);
  });

  it.each<[RoundingMode, number, number]>([['half_up', 1, 2], ['half_even', 0, 2], ['down', 0, 1]])('%s: a half Fen is %i, one and a half %i', (mode, half, more) => {
    expect(toFen(portionOf(exactly(1), 1, 2), mode)).toBe(half);
    expect(toFen(portionOf(exactly(3), 1, 2), mode)).toBe(more);
  });

  it('AS-01: 15 % of 2,000.00 is 300.00', () => expect(toFen(portionOf(exactly(200_000), 1500, 10_000), 'half_up')).toBe(30_000));
  it('compares and subtracts across denominators', () => {
    expect(lesser(portionOf(exactly(1), 1, 3), portionOf(exactly(1), 1, 2))).toEqual({ n: 1n, d: 3n });
    expect(written(minus(portionOf(exactly(1), 1, 2), portionOf(exactly(1), 1, 3)))).toBe('1/6');
    expect(written(minus(exactly(1), exactly(3)))).toBe('-2');
  });
  it('keeps the divisor above zero, whatever the parts were', () => {
    const minusFive = portionOf(exactly(10), 1, -2);
    expect(minusFive).toEqual({ n: -5n, d: 1n });
    expect(lesser(minusFive, NOTHING)).toEqual(minusFive);
  });
  it('loses no amount that nothing has a weight for', () => expect(() => spread(5, [NOTHING, NOTHING])).toThrow(RangeError));
  it('refuses what is not whole, no parts, and what does not fit', () => {
    expect(() => exactly(0.1)).toThrow(RangeError);
    expect(() => portionOf(exactly(1), 1, 0)).toThrow(RangeError);
    expect(() => toFen(portionOf(exactly(Number.MAX_SAFE_INTEGER), 2, 1), 'down')).toThrow(/too large/);
  });

  it('shares of a whole add up to it, whatever their number', () => {
    fc.assert(fc.property(amount, fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 }), (whole, weights) => {
      const parts = weights.reduce((sum, weight) => sum + weight, 0);
      fc.pre(parts > 0);
      expect(sumOf(weights.map((weight) => portionOf(exactly(whole), weight, parts)))).toEqual(exactly(whole));
    }));
  });

  it('adds in any order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 999 })), { maxLength: 8 }), (list) => {
      const amounts = list.map(([whole, parts]): Exact => portionOf(exactly(whole), 1, parts));
      expect(amounts.reduceRight((sum, one) => plus(one, sum), NOTHING)).toEqual(sumOf(amounts));
    }));
  });

  it('spread over exact weights the parts add up to the cent, each within one Fen of its share', () => {
    fc.assert(fc.property(amount, fc.array(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 97 })), { minLength: 1, maxLength: 20 }), (whole, list) => {
      const weights = list.map(([of, parts]) => portionOf(exactly(of), 1, parts));
      const total = sumOf(weights);
      fc.pre(total.n > 0n);
      const parts = spread(whole, weights);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      for (const [index, part] of parts.entries()) {
        const low = (BigInt(whole) * weights[index]!.n * total.d) / (weights[index]!.d * total.n);
        expect(BigInt(part) - low === 0n || BigInt(part) - low === 1n).toBe(true);
      }
    }));
  });
  it('nothing over nothing is nothing', () => expect(spread(0, [NOTHING, NOTHING])).toEqual([0, 0]));
  it('every rounding of a sum differs from the exact sum by less than one Fen', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...MODES), (whole, bps, mode) => {
      const exact = portionOf(exactly(whole), bps, 10_000);
      const difference = minus(exactly(toFen(exact, mode)), exact);
      expect(difference.n < difference.d && -difference.n < difference.d).toBe(true);
    }));
  });
});
