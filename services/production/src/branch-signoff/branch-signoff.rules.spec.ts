import { describe, expect, it } from '@jest/globals';
import type { TaskLine } from '@guitu/contracts/task';
import { signoffFaults } from './branch-signoff.rules.js';

const pieces: TaskLine[] = [{ line: 1, item: 'A', qty: '7', unit: 'pcs' }, { line: 2, item: 'B', qty: '3', unit: 'pcs' }];

describe('分厂签收 (S000-19 §5)', () => {
  it('is for all that came, not less and not more', () => {
    expect(signoffFaults('10', pieces)).toEqual([]);
    for (const qty of ['9', '11']) expect(signoffFaults(qty, pieces)).toEqual([expect.objectContaining({ path: 'qty', zh: expect.stringContaining('10') })]);
  });
  it('cannot be held to lines that are counted in different units', () => expect(signoffFaults('4', [...pieces, { line: 3, item: 'C', qty: '1.5', unit: 'kg' }])).toEqual([]));
});
