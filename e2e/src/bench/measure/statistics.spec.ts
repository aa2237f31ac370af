import { describe, expect, it } from '@jest/globals';
import { differByMore, latencyOf, quantile, spreadOf } from './statistics.js';

describe('figures about measurements', () => {
  it('interpolates between neighbours, whatever the order', () => {
    expect(quantile([40, 10, 30, 20], 0.5)).toBe(25);
    expect(quantile([40, 10, 30, 20], 1)).toBe(40);
    expect(quantile([7], 0.95)).toBe(7);
  });

  it('does not change what it is given', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('says nothing about nothing', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('sums up spreads and latencies', () => {
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, min: 1, max: 5 });
    const { count, p50, p95 } = latencyOf(Array.from({ length: 101 }, (_, index) => index));
    expect([count, p50, p95]).toEqual([101, 50, 95]);
  });

  it('takes ten per cent as a limit, not as a difference', () => {
    expect(differByMore([100, 110], 0.1)).toBe(false);
    expect(differByMore([100, 105, 111], 0.1)).toBe(true);
  });
});
