import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../repository.js';
import { MISSING_ROWS } from './missing-rows.js';
import { rowGaps } from './row-gaps.js';
import { rowsOfTitle, rowTests, servedCalls } from './row-tests.js';
import { ROWS } from './rows.js';

const committed = readdirSync(path.join(REPOSITORY, 'docs/openapi')).map((name) => ({ path: name, text: readFileSync(path.join(REPOSITORY, 'docs/openapi', name), 'utf8') }));
const everyRow = (letter: string, last: number): string[] => Array.from({ length: last }, (_unused, at) => `${letter}${at + 1}`);
const shown = (...ids: string[]) => new Map(ids.map((id) => [id, [{ file: 'services/a/src/a.spec.ts', title: `${id}: it is so` }]]));
const allCalls = new Set(ROWS.flatMap(({ calls }) => calls));

describe('rows of what people do', () => {
  it('are those of the five departments, of heads and of management, each with a call', () => {
    expect(ROWS.map(({ id }) => id)).toEqual([...['A', 'B', 'C', 'D', 'E'].flatMap((letter) => everyRow(letter, 10)), ...everyRow('F', 8), 'G1', 'G2', 'G10']);
    expect(ROWS.filter(({ calls }) => calls.length === 0 || calls.some((call) => !/^[a-z]+ (?:GET|POST|PUT) \/\S+$/.test(call)))).toEqual([]);
  });

  it('each is shown by a test or listed as missing, and never both', () => {
    expect(rowGaps(rowTests(REPOSITORY), servedCalls(committed))).toEqual([]);
    expect(Object.keys(MISSING_ROWS).filter((id) => !ROWS.some((row) => row.id === id))).toEqual([]);
  });

  it.each([
    ['B4: a parcel nobody announced', ['B4']], ['E5 R28 R29: a refund', ['E5']], ['F2, F4: both', ['F2', 'F4']], ['AS-01 A1: from the first call', ['A1']],
    ['an order (B4) is kept', []], ['B4 a parcel', []], ['B04: line split', []], ['H1: a customer applies', []],
  ])('the title "%s" shows %j', (title, rows) => expect(rowsOfTitle(title)).toEqual(rows));

  it('says which row lacks a test, which has one and is still listed, and which call nobody serves', () => {
    const others = Object.fromEntries(ROWS.map(({ id }) => id).filter((id) => id !== 'A1' && id !== 'A3').map((id) => [id, { zh: '缺', en: 'missing' }]));
    expect(rowGaps(shown('A3', 'B4'), allCalls, others)).toEqual([
      expect.stringMatching(/^A1 .*: 无测试 no test$/), expect.stringMatching(/^B4 .*: 已有测试 has a test now/),
    ]);
    expect(rowGaps(shown('A1', 'A3'), new Set(['returns POST /returns', 'masterdata POST /contacts/customers:find-caller']), others)).toEqual([expect.stringMatching(/^A3 .*no such call: returns POST \/returns:preview/)]);
  });
});
