import { describe, expect, it } from '@jest/globals';
import type { TaskLine } from '@guitu/contracts/task';
import { onsiteFaults } from './onsite.rules.js';

const asked: TaskLine[] = [{ line: 1, item: 'A', qty: '200', unit: 'pcs' }, { line: 2, item: 'B', qty: '0.3', unit: 'kg' }];
const paint = [{ line: 2, qty: '0.1', result: 'onsite' }, { line: 2, qty: '0.2', result: 'entrust' }];

describe('onsiteFaults', () => {
  it('lets a line end in several results, in tenths that floats cannot add', () => {
    expect(onsiteFaults({ lines: [{ line: 1, qty: '80', result: 'onsite' }, { line: 1, qty: '120', result: 'return' }, ...paint] }, asked)).toEqual([]);
  });
  it('names each line of which something has no result, and how much', () => {
    expect(onsiteFaults({ lines: [{ line: 1, qty: '199', result: 'onsite' }] }, asked).map(({ en }) => en)).toEqual(['1 of line 1 have no result.', '0.3 of line 2 have no result.']);
  });
  it('asks for a line as a whole when it stands in several portions', () => {
    const portions: TaskLine[] = [{ line: 1, item: 'A', qty: '3', unit: 'pcs', portion: 'p1' }, { line: 1, item: 'A', qty: '4', unit: 'pcs', portion: 'p2' }];
    expect(onsiteFaults({ lines: [{ line: 1, qty: '7', result: 'onsite' }] }, portions)).toEqual([]);
    expect(onsiteFaults({ lines: [{ line: 1, qty: '4', result: 'onsite' }] }, portions)).toEqual([expect.objectContaining({ path: 'lines', zh: '第 1 行还有 3 没有结果。' })]);
  });
});
