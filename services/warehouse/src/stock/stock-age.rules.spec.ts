import { expect, it } from '@jest/globals';
import { AGES, ageOf, daysSince, sinceOf } from './stock-age.rules.js';

it('库龄: whole days, each in one bucket', () => {
  const noon = Date.UTC(2026, 2, 10, 12);
  expect([daysSince(noon, noon + 86_399_999), daysSince(noon, noon + 86_400_000), daysSince(noon, noon - 5)]).toEqual([0, 1, 0]);
  expect([0, 3, 4, 7, 8, 30, 31, 400].map(ageOf)).toEqual(['0-3', '0-3', '4-7', '4-7', '8-30', '8-30', '31+', '31+']);
});

it('库龄: an age is asked for by the same bounds, to the millisecond, and every instant is of one age', () => {
  const now = Date.UTC(2026, 2, 10, 12);
  const among = (age: (typeof AGES)[number], since: number): boolean => {
    const { from, before } = sinceOf(age, now);
    return (from === null || since >= from) && (before === null || since < before);
  };
  for (const days of [-1, 0, 3, 4, 7, 8, 30, 31, 400]) {
    for (const since of [-1, 0, 1].map((ms) => now - days * 86_400_000 + ms)) expect([since, AGES.filter((age) => among(age, since))]).toEqual([since, [ageOf(daysSince(since, now))]]);
  }
});
