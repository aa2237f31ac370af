import { describe, expect, it } from '@jest/globals';
import { grownStatements, growthOf, growthTable, holds, type Measure, type Point } from './growth-result.js';

const measure = (what: string, median: number, min = median, max = median): Measure => ({ what, unit: '×', value: { median, min, max } });
const statement = (query: string, calls: number, ms: number, rows = calls) => ({ query, calls, ms, rows });

describe('growth', () => {
  it('is median by median, and as wide as the spreads allow', () => {
    const [one] = growthOf([measure('answer', 2, 1, 4)], [measure('answer', 3, 2, 5)]);
    expect(one?.growth).toEqual({ median: 1.5, min: 0.5, max: 5 });
  });

  it('is judged by the median, an aim that is just reached as met', () => {
    const grown = growthOf([measure('a', 100), measure('b', 100)], [measure('a', 115), measure('b', 116)]);
    expect(grown.map(holds)).toEqual([true, false]);
  });

  it('says nothing about what was measured once only', () => {
    expect(growthOf([measure('a', 1)], [measure('b', 1)])).toEqual([]);
  });

  it('is printed with both figures, the aim and the word; what is only shown has no aim', () => {
    const point = (open: number, judged: Measure, shown: Measure): Point => ({ open, closed: 10 * open, rounds: { used: 1, tried: 1, disturbed: false }, judged: [judged], shown: [shown], statements: [] });
    const lines = growthTable(point(10, measure('answer', 2), measure('floor', 4)), point(100, measure('answer', 3), measure('floor', 4))).split('\n');
    expect(lines[0]).toMatch(/10 open, 100 closed\s+100 open, 1000 closed/);
    expect(lines.find((line) => line.startsWith('answer'))).toMatch(/2\.00 ×\s+3\.00 ×\s+1\.50\s+1\.15\s+MISSED$/);
    expect(lines.find((line) => line.startsWith('floor'))).toMatch(/4\.00 ×\s+4\.00 ×\s+1\.00$/);
  });
});

describe('statements that grew', () => {
  it('are those whose call takes longer and that matter, the dearest growth first', () => {
    const before = [statement('list', 10, 10), statement('count', 10, 10), statement('key', 10, 10), statement('rare', 1, 0.01)];
    const after = [statement('list', 10, 100, 10), statement('count', 20, 400, 40), statement('key', 10, 10), statement('rare', 1, 0.1), statement('new', 5, 50)];
    expect(grownStatements(before, after).map(({ query, beforeMs, afterMs, rowsAfter }) => [query, beforeMs, afterMs, rowsAfter])).toEqual([['count', 1, 20, 2], ['list', 1, 10, 1]]);
  });
});
