import { expect, it } from '@jest/globals';
import { dispatchFaults } from './dispatch.rules.js';

const day = 24 * 60 * 60_000;

it('an expected arrival lies ahead, or a day back at most', () => {
  expect(dispatchFaults(undefined, 10 * day)).toEqual([]);
  expect(dispatchFaults(9 * day, 10 * day)).toEqual([]);
  expect(dispatchFaults(9 * day - 1, 10 * day).map((fault) => fault.path)).toEqual(['eta']);
});
