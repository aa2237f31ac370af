import { describe, expect, it } from '@jest/globals';
import { discrepancyFaults } from './discrepancy.rules.js';

const asked = [1, 3].map((line) => ({ line, item: 'M1', qty: '2', unit: 'pcs' as const }));
const first = { line: 1, qty: '1', result: 'accept' as const };
const third = { line: 3, qty: '2', result: 'wait_rest' as const };

describe('差异处理 (S000-04 §5.5)', () => {
  it('decides on the whole difference of every line, in as many ways as it takes', () => {
    expect(discrepancyFaults({ lines: [first, { line: 1, qty: '1', result: 'send_back' }, third] }, asked)).toEqual([]);
    expect(discrepancyFaults({ lines: [first, third] }, asked).map((fault) => fault.zh)).toEqual(['第 1 行还有 1 没有处理意见']);
    expect(discrepancyFaults({ lines: [{ ...first, qty: '2' }] }, asked).map((fault) => fault.en)).toEqual(['no decision on 2 of line 3']);
  });

  it('or has all of it counted again, and nothing besides', () => {
    const recount = { line: 1, qty: '0', result: 'recount' as const };
    expect(discrepancyFaults({ lines: [recount] }, asked)).toEqual([]);
    expect(discrepancyFaults({ lines: [recount, third] }, asked).map((fault) => fault.path)).toEqual(['lines']);
  });
});
