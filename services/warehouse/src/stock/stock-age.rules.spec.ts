import { expect, it } from '@jest/globals';
import { ageOf, daysSince } from './stock-age.rules.js';

it('库龄: whole days, each in one bucket', () => {
  const noon = Date.UTC(2026, 2, 10, 12);
  expect([daysSince(noon, noon + 86_399_999), daysSince(noon, noon + 86_400_000), daysSince(noon, noon - 5)]).toEqual([0, 1, 0]);
  expect([0, 3, 4, 7, 8, 30, 31, 400].map(ageOf)).toEqual(['0-3', '0-3', '4-7', '4-7', '8-30', '8-30', '31+', '31+']);
});
