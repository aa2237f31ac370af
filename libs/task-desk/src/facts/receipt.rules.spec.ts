import { describe, expect, it } from '@jest/globals';
import type { TaskMenu } from '@guitu/contracts/task';
import { receiptFaults } from './receipt.rules.js';

const task = { lines: [{ line: 1, item: 'A', qty: '12', unit: 'pcs' as const }, { line: 2, item: 'B', qty: '1.5', unit: 'kg' as const }], menu: {} };
const count = (...lines: { line: number; received: string }[]) => receiptFaults({ lines, documents: [], signedBy: [] }, task);

describe('receiptFaults', () => {
  it('takes short, exact and surplus counts as what they are', () => {
    for (const received of ['0', '10', '12', '14']) expect(count({ line: 1, received }, { line: 2, received: '1.5' })).toEqual([]);
  });
  it('does not believe a hundred times what was announced, where that is more than a thousand', () => {
    const faults = (first: string, second = '0') => count({ line: 1, received: first }, { line: 2, received: second });
    expect([faults('1200'), faults('12', '1000')]).toEqual([[], []]);
    expect(faults('1201')).toEqual([{ path: 'lines.0.received', zh: '实收 1201，应收 12，请核对数量。', en: '1201 received where 12 were announced: check the quantity.' }]);
    expect(faults('12', '1000.001').map(({ path }) => path)).toEqual(['lines.1.received']);
  });
  it('names each line that was not counted', () => {
    expect(count({ line: 2, received: '1' })).toEqual([expect.objectContaining({ path: 'lines', en: expect.stringContaining('Line 1') })]);
  });
  it('every line that came has what the form asks of it, among its fields or its findings (R03)', () => {
    const menu: TaskMenu = { requires: ['batchNo', 'container'] };
    const faults = (first: object, second: object = {}) => receiptFaults({
      lines: [{ line: 1, received: '12', fields: { batchNo: 'B1', container: 'full' }, ...first }, { line: 2, received: '1.5', fields: { batchNo: 'B2' }, attrs: { container: 'half' }, ...second }], documents: [], signedBy: [],
    }, { ...task, menu }).map(({ path }) => path);
    expect(faults({})).toEqual([]);
    expect(faults({ fields: { batchNo: ' ', container: 'full' } }, { attrs: {} })).toEqual(['lines.0.fields.batchNo', 'lines.1.fields.container']);
    expect(faults({}, { received: '0', fields: {}, attrs: {} })).toEqual([]);
  });
  it('a joint receipt has every signature, and missing accessories their value where they are deducted (S001-12, S003-15)', () => {
    const lines = [{ line: 1, received: '12', attrs: { accessoriesMissing: true } }, { line: 2, received: '1.5' }];
    const faults = (menu: TaskMenu, more: object = {}) => receiptFaults({ lines, documents: [], signedBy: [], ...more }, { ...task, menu }).map(({ path }) => path);
    expect(faults({ accessories: 'ignore' })).toEqual([]);
    expect(faults({ accessories: 'deduct', signers: ['keeper', 'qc'] }, { signedRoles: ['keeper'] })).toEqual(['signedRoles', 'lines.0.attrs.missingValue']);
    expect(faults({ accessories: 'deduct', signers: ['keeper'] }, { signedRoles: ['keeper'], lines: [{ line: 1, received: '12', attrs: { accessoriesMissing: true, missingValue: 500 } }, { line: 2, received: '0' }] })).toEqual([]);
  });
});
