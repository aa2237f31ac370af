import { expect, it } from '@jest/globals';
import { scrapWeightFaults } from './scrap-weight.rules.js';

const BY_WEIGHT = { fields: ['item', 'weightByGroup'] };

it('R56: where the form asks for weights, something weighs something; elsewhere nobody asks', () => {
  expect(scrapWeightFaults({ weightByGroup: { plastic: 1 } }, BY_WEIGHT)).toEqual([]);
  for (const weightByGroup of [undefined, {}, { metal: 0, wire: 0 }]) expect(scrapWeightFaults({ weightByGroup }, BY_WEIGHT).map(({ path }) => path)).toEqual(['weightByGroup']);
  expect(scrapWeightFaults({}, { fields: ['item'] })).toEqual([]);
  expect(scrapWeightFaults({}, {})).toEqual([]);
});
