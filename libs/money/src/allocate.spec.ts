import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.js';

describe('allocation', () => {
  it.each<[number, number[], number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [5, [3, 7], [2, 3]],
    [30_000, [200_000, 0], [30_000, 0]],
    [2, [0, 1, 1, 1], [0, 1, 1, 0]],
    [0, [1, 2], [0, 0]],
  ])('%i over %j is %j', (amount, weights, parts) => expect(allocate(amount, weights)).toEqual(parts));

  it.each<[number, number[]]>([[1, []], [1, [0, 0]], [1, [-1, 2]], [1, [0.5]], [-1, [1]], [1.5, [1]]])('refuses %p over %j', (amount, weights) => {
    expect(() => allocate(amount, weights)).toThrow(RangeError);
  });

  it('adds up exactly, each part within one unit of its share', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 20 }).filter((w) => w.some((x) => x > 0)), (amount, weights) => {
      const parts = allocate(amount, weights);
      const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
      for (const [index, part] of parts.entries()) {
        const low = (BigInt(amount) * BigInt(weights[index]!)) / total;
        expect(BigInt(part) - low === 0n || BigInt(part) - low === 1n).toBe(true);
      }
    }));
  });
});
