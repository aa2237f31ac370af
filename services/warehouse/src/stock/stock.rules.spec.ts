import { describe, expect, it } from '@jest/globals';
import { stockFaults } from './stock.rules.js';

describe('stockFaults', () => {
  it('lets out what is there, to the last gram', () => {
    expect(stockFaults('1.5', '1.500000', 'kg')).toEqual([]);
    expect(stockFaults('12', '12.000000', 'pcs')).toEqual([]);
  });
  it('refuses more than is there and says how much that is', () => {
    expect(stockFaults('1.501', '1.500000', 'kg')).toEqual([expect.objectContaining({ path: 'qty', zh: expect.stringContaining('1.5'), en: expect.stringContaining('1.5') })]);
  });
  it('has nothing of a line that never came', () => expect(stockFaults('1', null, 'pcs')).toHaveLength(1));
});
