import { describe, expect, it } from '@jest/globals';
import type { TaskLine, TaskMenu } from '@guitu/contracts/task';
import { quantityFaults } from './quantities.rules.js';
import { sortingFaults } from './sorting.rules.js';

// line 1 lies in two portions: 3 + 4 pieces
const lines: TaskLine[] = [{ line: 1, item: 'A', qty: '3', unit: 'pcs', portion: 'p1' }, { line: 1, item: 'A', qty: '4', unit: 'pcs', portion: 'p2' }, { line: 2, item: 'B', qty: '1.5', unit: 'kg' }];
const sorted = (...parts: [line: number, qty: string, grade: string][]) => ({ lines: parts.map(([line, qty, grade]) => ({ line, qty, class: grade })) });
const paths = (payload: ReturnType<typeof sorted>, menu: TaskMenu = {}) => sortingFaults(payload, { lines, menu }).map(({ path }) => path);

describe('分拣', () => {
  it('lays a line into as many classes as it takes', () => {
    const payload = sorted([1, '6', 'good'], [1, '1', 'bad'], [2, '1.5', 'good']);
    expect(paths(payload)).toEqual([]);
    expect(quantityFaults('sort', payload, lines)).toEqual([]);
  });

  it('leaves no piece without a class', () => {
    expect(sortingFaults(sorted([1, '6', 'good'], [2, '1.25', 'bad']), { lines, menu: {} }).map(({ en }) => en)).toEqual(['1 of line 1 are not sorted.', '0.25 of line 2 are not sorted.']);
    expect(paths(sorted([2, '1.5', 'good']))).toEqual(['lines']);
  });

  it('is held to what is there by the desk: eight of seven, half a piece', () => {
    expect(quantityFaults('sort', sorted([1, '6', 'good'], [1, '2', 'bad']), lines).map(({ path }) => path)).toEqual(['lines']);
    expect(quantityFaults('sort', sorted([1, '6.5', 'good']), lines).map(({ path }) => path)).toEqual(['lines.0.qty']);
  });

  it('knows the classes of the policy, and each of them once per line', () => {
    expect(paths(sorted([1, '7', 'C'], [2, '1.5', 'A']), { grades: ['A', 'B'] })).toEqual(['lines.0.class']);
    expect(paths(sorted([1, '3', 'A'], [1, '4', 'A'], [2, '1.5', 'A']))).toEqual(['lines.1.class']);
  });
});
