import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatQuantity, parseQuantity } from './quantity.js';

describe('quantities', () => {
  it.each([['0', 'pcs', 0], ['12', 'pcs', 12], ['1.5', 'kg', 1500], ['1.500000', 'kg', 1500], ['12.000000', 'pcs', 12], ['0.001', 'm', 1]] as const)(
    '%s %s is %d steps', (text, unit, steps) => expect(parseQuantity(text, unit)).toBe(steps));

  it.each([['1.5', 'pcs'], ['-1', 'pcs'], ['1e3', 'pcs'], ['01', 'pcs'], ['.5', 'kg'], ['1.0001', 'kg'], ['1234567890123', 'pcs'], [5, 'pcs'], [null, 'kg'], ['', 'kg'], ['１', 'pcs']] as const)(
    'refuses %p %s', (text, unit) => expect(parseQuantity(text, unit)).toBeNull());

  it('reads back what it writes, for every unit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.constantFrom('pcs' as const, 'kg' as const), (steps, unit) =>
      parseQuantity(formatQuantity(steps, unit), unit) === steps));
  });
});
