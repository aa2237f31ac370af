import { describe, expect, it } from '@jest/globals';
import type { TaskLine } from '@guitu/contracts/task';
import { onsiteFaults } from './onsite.rules.js';

const asked: TaskLine[] = [{ line: 1, item: 'M1', qty: '200', unit: 'pcs' }, { line: 2, item: 'P1', qty: '1.5', unit: 'kg' }];
const second = { line: 2, qty: '1.5', result: 'return' };

describe('现场结果 (S000-04 §5.3)', () => {
  it('speaks of every piece, in as many results as it takes', () => {
    expect(onsiteFaults({ lines: [{ line: 1, qty: '80', result: 'onsite' }, { line: 1, qty: '120', result: 'return' }, second] }, asked)).toEqual([]);
  });

  it('leaves nothing at the customer without a result', () => {
    expect(onsiteFaults({ lines: [{ line: 1, qty: '199', result: 'onsite' }, { ...second, qty: '0.5' }] }, asked).map((fault) => fault.en)).toEqual([
      '1 of line 1 have no result', '1 of line 2 have no result',
    ]);
    expect(onsiteFaults({ lines: [second] }, asked).map((fault) => fault.zh)).toEqual(['第 1 行还有 200 没有结果']);
  });

  it('adds up the portions of a line', () => {
    const portions: TaskLine[] = [{ line: 1, item: 'M1', qty: '3', unit: 'pcs', portion: 'p1' }, { line: 1, item: 'M1', qty: '4', unit: 'pcs', portion: 'p2' }];
    expect(onsiteFaults({ lines: [{ line: 1, qty: '7', result: 'onsite' }] }, portions)).toEqual([]);
    expect(onsiteFaults({ lines: [{ line: 1, qty: '4', result: 'onsite' }] }, portions)).toHaveLength(1);
  });
});
