import { describe, expect, it } from '@jest/globals';
import { decide, firstRow, holds } from '../conditions.js';
import { approvers, limit, shipped } from './shipped.fixture.js';

describe('S002-01: all channels', () => {
  const profile = shipped('S002-01@1');

  it('R55: not shipped, in transit or confirmed; nothing comes back of an order not shipped', () => {
    const allowed = (attrs: object) => holds(profile.eligibility.checks['order']!.test, attrs);
    expect([allowed({ orderState: 'not_shipped' }), allowed({ orderState: 'in_transit' }), allowed({ orderState: 'confirmed' }), allowed({})]).toEqual([true, true, true, false]);
    expect([decide(profile.inbound.goods, { orderState: 'not_shipped' }).then, decide(profile.inbound.goods, { orderState: 'confirmed' }).then]).toEqual([false, true]);
    expect(firstRow(profile.windows, { orderState: 'in_transit' })).toBeNull();
  });
  it('R08: a suspicion of fraud is found out first', () => {
    expect(profile.eligibility.rule).toEqual({ all: ['order', 'honest', 'store'] });
    expect(holds(profile.eligibility.checks['honest']!.test, { fraudSuspect: true })).toBe(false);
  });
  it('P06: 客服, then 质检 for quality and 销售 for personal reasons', () => {
    expect([approvers(profile, 'return', { reasonGroup: 'quality' }), approvers(profile, 'return', { reasonGroup: 'personal' })]).toEqual([['cs', 'inspector'], ['cs', 'sales']]);
  });
  it('K02, P03: too late, an exchange or a coupon is offered', () => {
    expect(profile.late).toEqual({ then: 'alternative' });
    expect(profile.ask.alternative).toMatchObject({ on: true, by: 'cs', onTimeout: 'deem_refused' });
    expect(profile.outcomes.remedies).toContain('COUPON');
  });
  it('R27: a personal reason is refunded in full or less depreciation', () => {
    expect(decide(profile.disposition.remedies, { goods: 'RESTOCK', requestType: 'return', reasonGroup: 'personal' }).then).toEqual(['REFUND_FULL', 'REFUND_PARTIAL']);
    expect(decide(profile.disposition.remedies, { goods: 'RESTOCK', requestType: 'return', reasonGroup: 'quality' }).then).toEqual(['REFUND_FULL']);
    expect(profile.settlement.deductions['depreciation']).toMatchObject({ when: { remedy: 'REFUND_PARTIAL' }, base: 'creditable', bps: 1000, clause: expect.stringContaining('house') });
  });
  it('P18, R29: refunded after approval by the original route, in the store by its own rule against a signature', () => {
    expect(profile.settlement.trigger).toBe('approve');
    expect([decide(profile.settlement.route, { channel: 'online' }).then, decide(profile.settlement.route, { channel: 'store' }).then]).toEqual(['original', 'cash']);
    expect(profile.duties['signed']).toMatchObject({ by: 'store', after: 'pay', when: { channel: 'store' } });
  });
  it('P14: what can be sold again is cleaned and restocked, the rest is scrapped', () => {
    expect([decide(profile.disposition.rules, { resaleable: true }).then.allow, decide(profile.disposition.rules, { resaleable: false }).then.allow]).toEqual([['RESTOCK'], ['SCRAP']]);
    expect(profile.duties['clean']).toMatchObject({ before: 'stockIn', when: { goods: 'RESTOCK' } });
  });
  it('T29: the prescribed times have no value in the text: the house’s 2 and 3 working days', () => {
    expect(limit(profile, 'inspection')).toEqual({ budget: { workdays: 2, until: 'day_end' }, start: 'transport', stop: 'receive', owner: 'logi' });
    expect(limit(profile, 'refund')).toEqual({ budget: { workdays: 3, until: 'day_end' }, start: 'approve', stop: 'pay', owner: 'fin' });
    for (const { clause } of Object.values(profile.sla)) expect(clause).toMatch(/^house/);
  });
});
