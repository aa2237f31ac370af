import { expect, it } from '@jest/globals';
import type { CaseAttrs } from '../../policy/attributes.js';
import { row } from '../../policy/profiles/notation.js';
import { quantityClass } from './quantity-class.rules.js';

const BATCH = { classes: [row<CaseAttrs, string>({ dayModelQty: { gte: 50 } }, 'batch', 'S003-15'), row<CaseAttrs, string>({ dayTotalQty: { gte: 100 } }, 'batch', 'S003-15')] };
const of = (dayModelQty: number | undefined, dayTotalQty: number | undefined, ...lines: [item: string, claimed: number][]) =>
  quantityClass(BATCH, { ...(dayModelQty !== undefined && { dayModelQty }), ...(dayTotalQty !== undefined && { dayTotalQty }) }, lines.map(([item, claimed]) => ({ item, claimed })));

it('R17: 50 of one model or 100 of several in one day; the total told of the day never makes the return’s own quantity less', () => {
  expect(of(undefined, undefined, ['A', 30], ['A', 20])).toBe('batch');
  expect(of(undefined, undefined, ['A', 30], ['B', 20])).toBeNull();
  expect(of(10, 10, ['A', 50])).toBe('batch');
  expect(of(undefined, 100, ['A', 10])).toBe('batch');
  expect(of(undefined, 10, ['A', 49], ['B', 49], ['C', 2])).toBe('batch');
});
