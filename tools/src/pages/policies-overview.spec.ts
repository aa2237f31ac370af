import { describe, expect, it } from '@jest/globals';
import { COMPANY_TYPES } from '../overview/company-types.js';
import { describedProfiles } from './described-profiles.js';
import { policiesOverview } from './policies-overview.js';

const { text } = policiesOverview();
const rows = (key: string): string[] => text.split('\n').filter((line) => line.startsWith(`| [${key}](${key}.md) |`));

describe('the table of all procedures', () => {
  it('has a column for each of P01 to P24, once', () => {
    const heads = [...text.matchAll(/\| (P\d\d) /g)].map(([, id]) => id);
    expect(heads).toEqual(Array.from({ length: 24 }, (_unused, at) => `P${String(at + 1).padStart(2, '0')}`));
  });

  it('has a row for each procedure in the list and in every table; each has a company', () => {
    const tables = text.split('\n').filter((line) => line.startsWith('| 制度 procedure |')).length;
    for (const { profile: { key } } of describedProfiles()) expect([key, rows(key).length, COMPANY_TYPES[key] !== undefined]).toEqual([key, tables, true]);
  });

  it('S000-04: four limits, grown from factory@1', () => expect(rows('S000-04')[0]).toContain('| `factory@1` | 4 | S000-04 |'));
  it('S003-04: seven working days from receipt (T30)', () => expect(rows('S003-04')[1]).toContain('7 个工作日，收货起<br/>7 working days from receipt'));
  it('S000-03: 15 % packaging loss in the column of settlement', () => expect(rows('S000-03')[5]).toContain('包装损失费 15%'));
});
