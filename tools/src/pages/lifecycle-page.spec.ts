import { describe, expect, it } from '@jest/globals';
import { lifecyclePage } from './lifecycle-page.js';

const { text } = lifecyclePage();
/** The part of the page about one procedure. */
const section = (ref: string): string => text.slice(text.indexOf(`\`${ref}\``)).split('\n## ')[0] ?? '';
const arrows = (ref: string): string[] => section(ref).split('\n').filter((line) => /-->|-\.->/.test(line)).map((line) => line.trim());

describe('life of a return', () => {
  it('headline: from the registration over 审核 to goods, inspection and 判定', () => {
    expect(arrows('headline@1')).toEqual(expect.arrayContaining(['register --> approve', 'approve --> instruct', 'transport --> receive', 'notify --> inspect', 'inspect --> dispose']));
  });

  it('S000-04: no 审核 and no 检验, so what follows waits for what comes before them', () => {
    expect(section('S000-04@1')).not.toMatch(/^ *(?:approve|inspect)[[{(]/m);
    expect(arrows('S000-04@1')).toEqual(expect.arrayContaining(['register --> contact', 'contact --> onsite', 'onsite --> instruct', 'notify --> meet', 'meet --> dispose']));
  });

  it('each allowed outcome has its way from 判定, no other has', () => {
    const ways = (ref: string): (string | undefined)[] => arrows(ref).filter((arrow) => arrow.startsWith('dispose -->|')).map((arrow) => /"(\S+) /.exec(arrow)?.[1]);
    expect(ways('headline@1')).toEqual(['返修', '重新入库', '报废', '退回客户', '补货']);
    expect(ways('S000-04@1')).toEqual(['返修', '重新入库', '报废', '客户端返工', '补货']);
    expect(arrows('headline@1')).toContain('reinspect -->|"修好返还 Repaired and returned"| pack');
  });

  it('names with each step the limit and the clause that orders it', () => {
    const row = section('S000-04@1').split('\n').find((line) => line.startsWith('| `dispose` |'));
    expect(row).toContain('| 2 小时内判定 Decide within 2 hours | S000-04 §5.6 |');
  });
});
