import { expect, it } from '@jest/globals';
import { bucketsOf, worthOf } from './stock-buckets.rules.js';

it('values a quantity at the price of its unit, half up, and guesses nothing', () => {
  expect([worthOf('3', 'pcs', 1_999), worthOf('1.5', 'kg', 333), worthOf('2', 'kg', null), worthOf('2', null, 5)]).toEqual([5_997, 500, null, null]);
});
it('adds up by area and age; what has no price counts as a line', () => {
  expect(bucketsOf([{ area: 'B', age: '0-3', amount: 5 }, { area: null, age: '31+', amount: 7 }, { area: 'B', age: '0-3', amount: null }])).toEqual([
    { area: null, age: '31+', lines: 1, amount: 7 }, { area: 'B', age: '0-3', lines: 2, amount: 5 },
  ]);
});
