import { expect, it } from '@jest/globals';
import { replenishmentFaults } from './replenishment.rules.js';

it('a replenishment is wanted in the future, if anybody said when', () => {
  expect([replenishmentFaults(undefined, 5), replenishmentFaults(5, 5)]).toEqual([[], []]);
  expect(replenishmentFaults(4, 5).map((fault) => fault.path)).toEqual(['due']);
});
