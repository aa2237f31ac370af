import { describe, expect, it } from '@jest/globals';
import type { TaskLine } from '@guitu/contracts/task';
import { signedLines, signoffFaults } from './branch-signoff.rules.js';

const pieces: TaskLine[] = [{ line: 1, item: 'A', qty: '7', unit: 'pcs' }, { line: 2, item: 'B', qty: '3', unit: 'pcs' }];
const mixed: TaskLine[] = [...pieces, { line: 3, item: 'C', qty: '1.5', unit: 'kg' }];
const paths = (...args: Parameters<typeof signoffFaults>) => signoffFaults(...args).map(({ path }) => path);

describe('分厂签收 (S000-19 §5)', () => {
  it('one figure is for all of it, or for the one line there is, whatever was counted', () => {
    expect([paths({ qty: '10' }, pieces), paths({ qty: '9' }, pieces.slice(0, 1)), paths({ qty: '7.5' }, pieces.slice(0, 1))]).toEqual([[], [], ['qty']]);
  });
  it('where it cannot say which line differs, or the units do, each row says its own', () => {
    expect([paths({ qty: '9' }, pieces), paths({ qty: '4' }, mixed), paths({}, pieces)]).toEqual([['lines'], ['lines'], ['lines']]);
    expect(paths({ lines: [{ line: 1, qty: '7' }, { line: 2, qty: '0' }, { line: 3, qty: '1.25' }] }, mixed)).toEqual([]);
    expect(signoffFaults({ lines: [{ line: 1, qty: '7' }] }, mixed)).toEqual([expect.objectContaining({ path: 'lines', zh: expect.stringContaining('2、3') })]);
  });
  it('is kept line by line, beside what 验收 counted', () => {
    expect(signedLines({ qty: '10' }, pieces)).toEqual([{ line: 1, qty: '7', asked: '7' }, { line: 2, qty: '3', asked: '3' }]);
    expect(signedLines({ qty: '9' }, pieces.slice(0, 1))).toEqual([{ line: 1, qty: '9', asked: '7' }]);
    expect(signedLines({ lines: [{ line: 2, qty: '0' }, { line: 1, qty: '8' }] }, pieces)).toEqual([{ line: 1, qty: '8', asked: '7' }, { line: 2, qty: '0', asked: '3' }]);
  });
});
