import { expect, it } from '@jest/globals';
import type { Age } from './stock-age.rules.js';
import { inOrder, worthOf } from './stock-buckets.rules.js';

it('values a quantity at the price of its unit, half up, and guesses nothing', () => {
  expect([worthOf('3', 'pcs', 1_999), worthOf('1.5', 'kg', 333), worthOf('2', 'kg', null), worthOf('2', null, 5)]).toEqual([5_997, 500, null, null]);
});
it('goods not put away first, then the areas by code, in each the youngest first', () => {
  const bucket = (area: string | null, age: Age) => ({ area, age, lines: 1, amount: 0 });
  expect(inOrder([bucket('B', '31+'), bucket('A', '4-7'), bucket('B', '0-3'), bucket(null, '8-30'), bucket('A', '0-3')])).toEqual(
    [bucket(null, '8-30'), bucket('A', '0-3'), bucket('A', '4-7'), bucket('B', '0-3'), bucket('B', '31+')]);
});
