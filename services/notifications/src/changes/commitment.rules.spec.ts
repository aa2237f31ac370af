import { describe, expect, it } from '@jest/globals';
import { changesOf, type Commitment } from './commitment.rules.js';

/** 17:00 on 20 November 2026 in Shanghai. */
const DUE = Date.UTC(2026, 10, 20, 9);
const before: Commitment = { dueAt: DUE, lines: { '1': '10 pcs' }, goods: 'REWORK' };
const told = (after: Partial<Commitment>, from: Commitment = before): string[] => changesOf(from, { ...before, ...after }, 'Asia/Shanghai').map(({ zh }) => zh);

describe('changes under a commitment', () => {
  it.each<[string, Partial<Commitment>, string[]]>([
    ['another due time', { dueAt: DUE + 3 * 86_400_000 - 5 * 3_600_000 }, ['到期 11-20 17:00 → 11-23 12:00']],
    ['a quantity, and a line that is new', { lines: { '1': '8 pcs', '2': '2 pcs' } }, ['第 1 行 10 pcs → 8 pcs', '第 2 行 0 → 2 pcs']],
    ['another verdict', { goods: 'SCRAP' }, ['处置 返修 → 报废']],
    ['nothing', {}, []],
  ])('%s is told old → new', (_what, after, zh) => expect(told(after)).toEqual(zh));

  it('a due time that comes up for the first time, or goes away, is no change', () => {
    expect([told({}, { ...before, dueAt: null }), told({ dueAt: null })]).toEqual([[], []]);
  });
});
