import { describe, expect, it } from '@jest/globals';
import { labourAmount, sumCosts } from './sum-costs.rules.js';

describe('failure cost', () => {
  it('prices quarters of an hour, half up', () => {
    expect(labourAmount(1.75, 4_500)).toBe(7_875);
    expect(labourAmount(0.25, 4_502)).toBe(1_126); // 1125.5
    expect(labourAmount(0, 4_500)).toBe(0);
  });
  it('sums by kind and guesses no price', () => {
    const line = (kind: 'labour' | 'material', amount: number | null) => ({ kind, amount, hours: null });
    expect(sumCosts([line('labour', 100), line('material', null), line('labour', 50), line('material', 7)])).toEqual({
      byKind: [{ kind: 'labour', amount: 150 }, { kind: 'material', amount: 7 }], total: 157, unpriced: 1,
    });
  });
});
