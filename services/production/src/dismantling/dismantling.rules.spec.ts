import { describe, expect, it } from '@jest/globals';
import { dismantlingFaults } from './dismantling.rules.js';

const part = (item: string, qty: string, state: 'good' | 'refurbish' | 'scrap') => ({ item, qty, state });
const paths = (...parts: ReturnType<typeof part>[]) => dismantlingFaults({ parts }).map(({ path }) => path);

describe('拆解', () => {
  it('gives parts of any number, each item once per state', () => {
    expect(paths(part('VALVE', '12', 'good'), part('VALVE', '1', 'scrap'), part('CASE', '3', 'refurbish'))).toEqual([]);
    expect(paths(part('VALVE', '1', 'good'), part('VALVE', '2', 'good'))).toEqual(['parts.1.item']);
  });
  it('gives whole pieces, and something', () => {
    expect(paths(part('VALVE', '0.5', 'good'))).toEqual(['parts.0.qty']);
    expect(paths()).toEqual(['parts']);
  });
});
