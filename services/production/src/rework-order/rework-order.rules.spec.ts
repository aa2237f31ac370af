import { describe, expect, it } from '@jest/globals';
import { reworkOrderFaults } from './rework-order.rules.js';

const lines = [{ line: 1, item: 'A', qty: '2.5', unit: 'kg' as const, portion: 'p1' }];
const order = (qty: string, priority: boolean) => ({ orderNo: 'MO-1', qty, priority });
const paths = (...args: Parameters<typeof reworkOrderFaults>) => reworkOrderFaults(...args).map(({ path }) => path);

describe('reworkOrderFaults', () => {
  it('accepts the whole quantity however its decimals are written', () => expect(paths(order('2.500', false), { lines, menu: {} })).toEqual([]));
  it('refuses an order for a part or for more', () => {
    expect(paths(order('2.499', false), { lines, menu: {} })).toEqual(['qty']);
    expect(paths(order('2.501', false), { lines, menu: {} })).toEqual(['qty']);
  });
  it('R43: refuses an order without priority where the task demands it, and only there', () => {
    expect(paths(order('2.5', false), { lines, menu: { priority: true } })).toEqual(['priority']);
    expect(paths(order('2.5', true), { lines, menu: { priority: true } })).toEqual([]);
    expect(paths(order('2.5', false), { lines, menu: { priority: false } })).toEqual([]);
  });
});
