import { describe, expect, it } from '@jest/globals';
import { specTitles } from './spec-titles.js';

const titles = (text: string): string[] => specTitles('a.spec.ts', text);

describe('titles of a spec', () => {
  it('are those of describe and it, whatever they are quoted with', () => {
    expect(titles("describe('R13 paint', () => { it(`T05 is ${late}`, () => {}); test(\"P04\", () => {}); });")).toEqual(['R13 paint', 'T05 is …', 'P04']);
  });

  it('are not comments, nor strings beside them, nor other calls', () => {
    expect(titles("// it('R01 nothing', () => {});\n/* describe('R02') */\nit('adds', () => { expect(said).toBe('R03'); keep('R04', () => {}); run.it('R05'); });")).toEqual(['adds']);
  });

  it('of a table take the values they have places for, and no more', () => {
    expect(titles("it.each([['V05', 'two breaches', 'V09'], ['V07', 'never', 'V10']])('%s %s', () => {});")).toEqual(['%s %s · V05 · two breaches', '%s %s · V07 · never']);
    expect(titles("it.each(['T01', 'T02'])('keeps %s', () => {});")).toEqual(['keeps %s · T01', 'keeps %s · T02']);
    expect(titles("it.each([{ id: 'K04', why: 'R01' }])('$id holds', () => {});")).toEqual(['$id holds · K04']);
  });

  it('of a table kept under a name are found there, typed or not; of one worked out only the title is known', () => {
    expect(titles("const rows: [string][] = [['R30']] as const; it.each<string>(rows)('%s', () => {});")).toEqual(['%s · R30']);
    expect(titles("it.each(all.filter(Boolean))('%s of R44', () => {});")).toEqual(['%s of R44']);
  });
});
