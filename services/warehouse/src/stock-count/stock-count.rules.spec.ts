import { expect, it } from '@jest/globals';
import { differencesOf, foundOf } from './stock-count.rules.js';

it('what was not scanned is missing, what is not in the ledger is too much, equal quantities differ in no way of writing', () => {
  const found = foundOf([{ returnNo: 'B', line: 1, qty: '3' }, { returnNo: 'A', line: 1, qty: '2.5' }], [{ returnNo: 'A', line: 1, qty: '2.500' }, { returnNo: 'C', line: 2, qty: '1' }]);
  expect(found.map(({ returnNo }) => returnNo)).toEqual(['A', 'B', 'C']);
  expect(differencesOf(found)).toEqual([{ returnNo: 'B', line: 1, expected: '3', counted: '0' }, { returnNo: 'C', line: 2, expected: '0', counted: '1' }]);
  expect(differencesOf([{ returnNo: 'A', line: 1, expected: '10', counted: '1' }])).toHaveLength(1);
});
