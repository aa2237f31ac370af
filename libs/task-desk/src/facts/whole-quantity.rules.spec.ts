import { describe, expect, it } from '@jest/globals';
import type { TaskLine } from '@guitu/contracts/task';
import { wholeQuantityFaults } from './whole-quantity.rules.js';

const portion: TaskLine[] = [{ line: 1, item: 'A', qty: '0.3', unit: 'kg', portion: 'p1' }];

describe('wholeQuantityFaults', () => {
  it('adds up exactly, however the decimals are written', () => {
    for (const parts of [['0.1', '0.2'], ['0.300', '0'], ['0', '0.3']]) expect(wholeQuantityFaults('pass', parts, portion)).toEqual([]);
  });
  it('refuses a rest and an excess of one gram, and says what is there', () => {
    for (const parts of [['0.1', '0.199'], ['0.1', '0.201']]) {
      expect(wholeQuantityFaults('pass', parts, portion)).toEqual([expect.objectContaining({ path: 'pass', zh: expect.stringContaining('应为 0.3'), en: expect.stringContaining('not 0.3') })]);
    }
  });
});
