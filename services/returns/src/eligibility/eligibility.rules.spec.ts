import { describe, expect, it } from '@jest/globals';
import { checkFaults } from './eligibility.rules.js';

const check = (code: string, zh: string) => ({ code, zh, en: code, clause: 'S000-02 §2' });
const task = { menu: { openChecks: [check('unused', '未使用'), check('tags', '吊牌完好')] }, lines: [{ line: 1, item: 'A', qty: '2', unit: 'pcs' as const }] };
const paths = (payload: Parameters<typeof checkFaults>[0]) => checkFaults(payload, task).map(({ path }) => path);

describe('资格核对', () => {
  it('answers the open checks, together or one by one', () => {
    expect(paths({ checks: { unused: true, tags: false } })).toEqual([]);
    expect(paths({ checks: { tags: true } })).toEqual([]);
  });

  it('answers one at least, and none that is not asked, and says which are', () => {
    expect(paths({ checks: {} })).toEqual(['checks']);
    expect(checkFaults({ checks: { sealed: true } }, task)).toEqual([
      { path: 'checks.sealed', zh: '没有这项核对，待核对的是：未使用 (unused)、吊牌完好 (tags)', en: 'no such open check; open are: unused, tags' },
    ]);
  });

  it('speaks of the task’s lines, each once', () => {
    const one = { line: 1, attrs: {} };
    expect(paths({ checks: { tags: true }, lines: [one] })).toEqual([]);
    expect(paths({ checks: { tags: true }, lines: [one, { line: 7, attrs: {} }, one] })).toEqual(['lines.1.line', 'lines.2.line']);
  });
});
