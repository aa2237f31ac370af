import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { askedFacts } from '../procedures/asked-facts.js';
import { REPOSITORY } from '../repository.js';
import { describedProfiles } from './described-profiles.js';
import { endpointsPage } from './endpoints-page.js';

const profileOf = (key: string) => {
  const found = describedProfiles().find(({ profile }) => profile.key === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found.profile;
};
const asked = (key: string): string[] => askedFacts(profileOf(key)).map(({ kind, desk }) => `${kind}@${desk}`);

describe('what a procedure asks for', () => {
  it('S000-04: no 审核; holds at both desks, the quality group judges, scrap is approved', () => {
    expect(asked('S000-04')).toEqual(expect.arrayContaining(['register@returns', 'contact@quality', 'hold@warehouse', 'hold@production', 'release@quality', 'dispose@quality', 'scrap_approval@quality']));
    for (const kind of ['review', 'inspect', 'audit', 'customer_reply']) expect(asked('S000-04').filter((one) => one.startsWith(`${kind}@`))).toEqual([]);
  });

  it('S000-03: the judges sign at the desk of quality, finance audits and posts, the keeper writes the slip', () => {
    expect(asked('S000-03')).toEqual(expect.arrayContaining(['review@returns', 'dispose@quality', 'treat@production', 'duty@warehouse', 'audit@finance', 'settlement_approval@finance', 'post@finance']));
    expect(asked('S000-03')).not.toContain('refund_paid@finance');
  });

  it('S001-18: the customer is asked before goods are repaired and after the report', () => {
    expect(asked('S001-18')).toEqual(expect.arrayContaining(['customer_reply@returns', 'report_sent@returns', 'replacement_approval@returns', 'dispatch_check@quality']));
  });

  it('S000-12: nothing travels, whoever is refused may appeal', () => {
    expect(asked('S000-12')).toEqual(expect.arrayContaining(['appeal@returns', 'customer_reply@returns', 'exception@returns', 'refund_paid@finance', 'refund_failed@finance']));
    for (const kind of ['arrive', 'receive', 'instruct', 'dispose']) expect(asked('S000-12').filter((one) => one.startsWith(`${kind}@`) && kind !== 'dispose')).toEqual([]);
  });
});

describe('docs/endpoints-per-profile.md', () => {
  const row = (text: string, begin: string): string => text.split('\n').find((line) => line.startsWith(begin)) ?? '';

  it('names the endpoint that records a fact', () => {
    const { text } = endpointsPage(REPOSITORY);
    expect(row(text, '| 审核 Review | 销售与客服 `returns` |')).toContain('`POST /api/returns/v1/returns/:returnNo/reviews`');
    expect(row(text, '| 客户答复 Customer reply |')).toContain('`POST /api/returns/v1/returns/:returnNo/customer-answers`');
    expect(row(text, '| 登记 Register |')).toContain('`POST /api/returns/v1/returns` | 全部 all |');
  });

  it('has every procedure, with as many facts as it asks for', () => {
    const { text } = endpointsPage(REPOSITORY);
    for (const { profile } of describedProfiles()) expect(row(text, `| [${profile.key}](`)).toContain(`| ${askedFacts(profile).length} |`);
  });

  it('says missing where no controller records it', () => {
    const { text } = endpointsPage(mkdtempSync(path.join(tmpdir(), 'guitu-nothing-')));
    expect(row(text, '| 审核 Review | 销售与客服 `returns` |')).toContain('**缺 missing**');
    expect(text).not.toContain('/reviews`');
  });
});
