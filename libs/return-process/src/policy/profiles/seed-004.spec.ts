import { describe, expect, it } from '@jest/globals';
import { decide } from '../conditions.js';
import { approvers, limit, shipped } from './shipped.fixture.js';

describe('S004-01: return standard, part 1', () => {
  const profile = shipped('S004-01@1');

  it('P07: the prescribed times are the house’s', () => {
    expect(limit(profile, 'review')).toEqual({ budget: { workdays: 2, until: 'day_end' }, start: 'open:approve', stop: 'approve', owner: 'cs' });
    expect([profile.sla['receipt']?.budget, profile.sla['refund']?.budget]).toEqual([{ workdays: 2, until: 'day_end' }, { workdays: 3, until: 'day_end' }]);
    for (const { clause } of Object.values(profile.sla)) expect(clause).toMatch(/^house/);
  });
  it('P15, P24: refunds; returns are traced and the customer gets feedback', () => {
    expect(profile.outcomes.remedies).toEqual(['REFUND_FULL', 'REFUND_PARTIAL', 'NONE']);
    expect([profile.settlement.tell, profile.closure.reports]).toEqual(['cs', ['return_tracing']]);
  });
  it('R57: a small quality fault is refunded in part, a serious one in full', () => {
    const remedies = (severity: 'minor' | 'serious') => decide(profile.disposition.remedies, { goods: 'RESTOCK', reasonGroup: 'quality', severity }).then.filter((remedy) => profile.outcomes.remedies.includes(remedy));
    expect([remedies('minor'), remedies('serious')]).toEqual([['REFUND_PARTIAL'], ['REFUND_FULL']]);
  });
});

describe('S004-02: return standard, part 2', () => {
  const profile = shipped('S004-02@1');

  it('P05: application form and evidence, investigated before the review', () => {
    expect(profile.eligibility.rule).toBe('form');
    expect(profile.duties['investigate']).toMatchObject({ by: 'complaints', after: 'register', before: 'approve' });
    expect(approvers(profile, 'return')).toEqual(['csHead']);
  });
  it('P11, P13: one 验收 by an appointed checker is receipt and inspection', () => {
    expect([profile.receipt.by, profile.inspection.by, profile.inspection.mode]).toEqual(['checker', 'checker', 'receipt']);
  });
  it('P14, P18: what passes is refunded by finance, what does not goes back', () => {
    expect(decide(profile.disposition.rules, { passed: false }).then.allow).toEqual(['RETURN_TO_CUSTOMER']);
    expect([decide(profile.disposition.remedies, { goods: 'RESTOCK' }).then, decide(profile.disposition.remedies, { goods: 'RETURN_TO_CUSTOMER' }).then]).toEqual([['REFUND_FULL'], ['NONE']]);
    expect(profile.settlement).toMatchObject({ trigger: 'inspect', pay: 'fin' });
  });
});
