import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../repository.js';
import { ELSEWHERE } from './elsewhere.js';
import { evidence } from './evidence.js';
import { coverageGaps, KINDS } from './gaps.js';

function repository(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'guitu-coverage-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}
const ids = (kind: number): string[] => KINDS[kind]?.entries.map(({ id }) => id) ?? [];

describe('coverage', () => {
  it('the lists are those of the domain, without holes', () => {
    const upTo = (letter: string, last: number): string[] => Array.from({ length: last }, (_unused, at) => `${letter}${String(at + 1).padStart(2, '0')}`);
    expect([0, 1, 2, 3, 4].map(ids)).toEqual([upTo('R', 58), upTo('T', 40), upTo('K', 22), upTo('P', 24), upTo('V', 35)]);
    expect(ids(5)).toEqual([...upTo('B', 13), ...upTo('W', 9)]);
  });

  it('nothing of this repository lacks its code or its test', () => expect(coverageGaps(evidence(REPOSITORY))).toEqual([]));

  it('only the agreed ids live elsewhere', () => {
    expect(Object.keys(ELSEWHERE)).toEqual(['R53', 'T15', 'T28', 'T37', 'T38', 'T39', 'W01', 'W02', 'W03', 'W04', 'W05', 'W06', 'W08']);
  });

  it('a source and a title count; a fixture, a comment of a spec and the tools do not', () => {
    const found = evidence(repository({
      'libs/a/src/paint.rules.ts': '/** R13: thickened paint has no value. */',
      'libs/a/src/paint.spec.ts': "// R14\nit('R13: thickened paint is scrapped', () => {});",
      'libs/a/src/paint.fixture.ts': '/** R15 */', 'libs/a/src/testbed/stand.ts': '/** R16 */', 'tools/src/page.ts': '/** R17 */', 'libs/a/dist/old.ts': '/** R18 */',
    }));
    expect([...found]).toEqual([['R13', { sources: ['libs/a/src/paint.rules.ts'], tests: [{ file: 'libs/a/src/paint.spec.ts', title: 'R13: thickened paint is scrapped' }] }]]);
  });

  it('says of each id what it lacks, and nothing of what lives elsewhere', () => {
    const gaps = coverageGaps(new Map([['R13', { sources: ['a.ts'], tests: [] }], ['R14', { sources: ['a.ts'], tests: [{ file: 'a.spec.ts', title: 'R14' }] }]]));
    expect(gaps.find((line) => line.startsWith('R13'))).toMatch(/: 无测试 no test$/);
    expect(gaps.find((line) => line.startsWith('R01'))).toMatch(/: 无代码 no source, 无测试 no test$/);
    expect(gaps.filter((line) => /^(?:R14|R53|T37) /.test(line))).toEqual([]);
  });
});
