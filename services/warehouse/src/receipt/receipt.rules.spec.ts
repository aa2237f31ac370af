import { describe, expect, it } from '@jest/globals';
import { receiptFaults } from './receipt.rules.js';

const task = { lines: [{ line: 1, item: 'A', qty: '12', unit: 'pcs' as const }, { line: 2, item: 'B', qty: '1.5', unit: 'kg' as const }], menu: {} };
const count = (...lines: { line: number; received: string }[]) => receiptFaults({ lines, documents: [], signedBy: [] }, task);

describe('receiptFaults', () => {
  it('takes short, exact and surplus counts as what they are', () => {
    for (const received of ['0', '10', '12', '14']) expect(count({ line: 1, received }, { line: 2, received: '1.5' })).toEqual([]);
  });
  it('names each line that was not counted', () => {
    expect(count({ line: 2, received: '1' })).toEqual([expect.objectContaining({ path: 'lines', en: expect.stringContaining('Line 1') })]);
  });
});
