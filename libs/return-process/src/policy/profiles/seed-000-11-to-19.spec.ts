/** Hand-picked values of S000-11 to S000-19, each against its text (procedures.md §2.1, §3, §4.3), not against the file. */
import { describe, expect, it } from '@jest/globals';
import type { LineAttrs } from '../attributes.js';
import { decide, holds, verdict, type Attrs } from '../conditions.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import type { Gate } from '../steps.js';
import type { ResolvedProfile } from '../types.js';
import { PROFILES } from './catalogue.js';

type Case = Attrs<LineAttrs>;
const of = (ref: ProfileRef): ResolvedProfile => resolveProfile(ref, PROFILES).profile!;
const chainOf = (ref: ProfileRef, gate: Gate): string[] => of(ref).approvals[gate]?.levels.map(({ role }) => of(ref).roles[role]!.zh) ?? [];
const goodsFor = (ref: ProfileRef, attrs: Case): readonly string[] | string => decide(of(ref).disposition.rules, attrs).then.allow;
const remediesFor = (ref: ProfileRef, attrs: Case): readonly string[] => decide(of(ref).disposition.remedies, attrs).then;
/** Limits that run for a case, by key, in minutes of natural time (or the span itself). */
const limitsFor = (ref: ProfileRef, attrs: Case): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of(ref).sla).filter(([, { when }]) => holds(when ?? {}, attrs)).map(([key, { budget }]) => [key, 'natural' in budget ? budget.natural : budget]));
const HOUR = 60;
const DAY = 1440;

describe('S000-11 hour chain', () => {
  it('T08: receipt to sorted 1 h, analysed 2 h, sheet 4 h (Reading A)', () => {
    expect(of('S000-11@1').sla['arrival_notify']).toMatchObject({ budget: { natural: HOUR }, start: 'receive', stop: 'sort' });
    expect(of('S000-11@1').sla['disposition']).toMatchObject({ budget: { natural: 2 * HOUR }, start: 'sort', stop: 'dispose', owner: 'qe' });
    expect(of('S000-11@1').sla['disposition_detail']).toMatchObject({ budget: { natural: 4 * HOUR }, start: 'dispose', stop: 'duty:defectSheet', owner: 'qe' });
  });
  it('T09: rework 1 h; functional repair and re-inspection three working days to the end of the shift', () => {
    expect(limitsFor('S000-11@1', { defect: 'appearance' })).toMatchObject({ rework: HOUR });
    expect(limitsFor('S000-11@1', {})).toMatchObject({ rework: HOUR });
    expect(limitsFor('S000-11@1', { defect: 'functional' })).toMatchObject({ rework_functional: { workdays: 3, until: 'shift_end' } });
    expect(limitsFor('S000-11@1', { defect: 'functional' })).not.toHaveProperty('rework');
    expect(limitsFor('S000-11@1', { defect: 'appearance' })).not.toHaveProperty('rework_functional');
    expect(of('S000-11@1').sla['rework_functional']?.stop).toBe('reinspect');
  });
  it('T10: re-inspected 4 h, stocked 2 h, scrapped 1 h', () => {
    expect(limitsFor('S000-11@1', {})).toMatchObject({ reinspection: 4 * HOUR, stock_in: 2 * HOUR, scrap: HOUR });
  });
  it('Reading B gives the hours to the rows before: 1, 2, 4, 4, 2, 1, 1', () => {
    expect(limitsFor('S000-11B@1', {})).toEqual({ onsite: HOUR, arrival_notify: 2 * HOUR, disposition_detail: 4 * HOUR, rework: 4 * HOUR, reinspection: 2 * HOUR, stock_in: HOUR, scrap: HOUR });
  });
  it('R16: 201 pieces are sorted by production, 200 by OQC', () => {
    expect(decide(of('S000-11@1').inspection.sort!, { qty: 201 }).then).toBe('prod');
    expect(decide(of('S000-11@1').inspection.sort!, { qty: 200 }).then).toBe('oqc');
  });
  it('P06: no chain for the return or for scrap; QE decides; 8D', () => {
    expect(of('S000-11@1').approvals).toEqual({});
    expect(of('S000-11@1').disposition.by.roles).toEqual(['qe']);
    expect(of('S000-11@1').review.report).toEqual({ by: 'qe', kind: '8d' });
    expect(of('S000-11@1').rework.reinspect).toBe('oqc');
  });
});

describe('S000-12 refund portal', () => {
  it('P09: no goods; order data, evidence and reason or nothing', () => {
    expect(of('S000-12@1').inbound.goods.otherwise).toBe(false);
    expect(verdict(of('S000-12@1').eligibility.checks['order']!.test, { docsComplete: false })).toBe(false);
    expect(of('S000-12@1').forms['portal']?.fields).toEqual(['orderNo', 'purchaseDate', 'amount', 'reason', 'evidence']);
  });
  it('申诉: who is refused may appeal once, within seven days; the head decides', () => {
    expect(of('S000-12@1').ask.appeal).toMatchObject({ on: true, timeout: { natural: 7 * DAY }, onTimeout: 'deem_accepted' });
    expect(chainOf('S000-12@1', 'exception')).toEqual(['客服主管']);
    expect(of('S000-12@1').loops.appeal.max).toBe(1);
  });
  it('R29: refunded the way it was paid', () => expect(of('S000-12@1').settlement).toMatchObject({ route: { otherwise: 'original', rows: [] }, pay: 'fin', verifyAccount: true }));
});

describe('S000-14 negotiated refund', () => {
  it('P09: a service or a bill moves no goods', () => {
    expect(decide(of('S000-14@1').inbound.goods, { reasonGroup: 'service' }).then).toBe(false);
    expect(decide(of('S000-14@1').inbound.goods, { reasonGroup: 'billing' }).then).toBe(false);
    expect(decide(of('S000-14@1').inbound.goods, { reasonGroup: 'quality' }).then).toBe(true);
  });
  it('P21: the customer agrees to a proposal before money moves; his silence decides nothing', () => {
    expect(of('S000-14@1').ask.propose).toMatchObject({ on: true, onTimeout: 'escalate' });
    expect(of('S000-14@1').settlement.trigger).toBe('approve');
    expect(of('S000-14@1').loops.proposal.max).toBe(3);
    // what both agreed, no rate of the house
    expect(of('S000-14@1').settlement).toMatchObject({ negotiated: true, deductions: {} });
  });
  it('P15: full or partial refund, exchange, repair; service compensation for services only', () => {
    expect(remediesFor('S000-14@1', { reasonGroup: 'quality', goods: 'REWORK' })).toEqual(['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE', 'REPAIR_RETURN']);
    expect(remediesFor('S000-14@1', { reasonGroup: 'service' })).toContain('SERVICE_COMPENSATION');
    expect(remediesFor('S000-14@1', { reasonGroup: 'quality' })).not.toContain('SERVICE_COMPENSATION');
  });
});

describe('S000-15 on site first', () => {
  const REF = 'S000-15@1';
  it('T11: confirmed on site by sales within one working day of the information', () => {
    expect(of(REF).sla['onsite']).toMatchObject({ budget: { workdays: 1, until: 'day_end' }, start: 'complaint', stop: 'onsite', owner: 'sales' });
    expect(of(REF).onsite.mode).toBe('required');
  });
  it('R38: concession and rework at the customer are open on site, with his consent', () => {
    expect(Object.values(of(REF).onsite.results).map(({ goods }) => goods).sort()).toEqual(['CONCESSION', 'ONSITE_REWORK', 'RETURN']);
    expect(of(REF).ask.consent.on && holds(of(REF).ask.consent.when!, { goods: 'CONCESSION' })).toBe(true);
    expect(holds(of(REF).ask.consent.when!, { goods: 'REWORK' })).toBe(false);
    expect(goodsFor(REF, {})).toEqual(['REWORK', 'SCRAP']);
  });
  it('R22: scrap is confirmed by quality, reviewed by the supervisor, approved by 总经理, in this order', () => {
    expect(chainOf(REF, 'scrap')).toEqual(['检验员', '主管', '总经理']);
    expect(of(REF).approvals.scrap?.mode).toBe('serial');
    expect(of(REF).approvals.return).toBeUndefined();
  });
  it('R32: who deducts payment gets no replenishment', () => {
    expect(remediesFor(REF, { customerDeducts: true })).toEqual(['CUSTOMER_DEDUCTION', 'NONE']);
    expect(remediesFor(REF, { customerDeducts: false })).toContain('REPLENISH');
    expect(holds(of(REF).replacement.deny, { customerDeducts: true })).toBe(true);
  });
  it('R50: a meeting when the return is serious', () => {
    expect(holds(of(REF).review.meeting!.when, { severity: 'serious' })).toBe(true);
    expect(holds(of(REF).review.meeting!.when, { severity: 'minor' })).toBe(false);
  });
  it('P09: fetched by the company’s vehicle, counted by sales', () => {
    expect(of(REF).inbound).toMatchObject({ carrier: 'company', ships: 'keeper' });
    expect(of(REF).receipt.by).toBe('sales');
  });
});

describe('S000-16 and S000-18: refunds', () => {
  it('P06: the refund desk approves S000-16, finance S000-18', () => {
    expect(chainOf('S000-16@1', 'return')).toEqual(['客服']);
    expect(chainOf('S000-18@1', 'return')).toEqual(['财务']);
  });
  it('R28, §4.4 refund execution: what was really paid, to a checked account, with a voucher', () => {
    expect(of('S000-18@1').settlement).toMatchObject({ verifyAccount: true, audit: 'fin', deductions: { discount: { base: 'list_minus_paid', when: {} } } });
    expect(of('S000-18@1').duties['voucher']).toMatchObject({ by: 'fin', after: 'pay', before: 'tell' });
  });
  it('P05: reason, order and payment, all verified', () => expect(of('S000-18@1').eligibility).toMatchObject({ by: 'fin', rule: { all: ['reason', 'order', 'payment'] } }));
});

describe('S000-17 complaint with return', () => {
  const REF = 'S000-17@1';
  it('T12: documents within 36 hours of the complaint', () => {
    expect(of(REF).sla['intake_documents']).toMatchObject({ budget: { natural: 36 * HOUR }, start: 'complaint', stop: 'duty:documents', owner: 'sales' });
    expect(limitsFor(REF, { requestType: 'return' })).toHaveProperty('return_notice', 36 * HOUR);
    expect(limitsFor(REF, { requestType: 'claim' })).not.toHaveProperty('return_notice');
  });
  it('T13: meeting within 72 hours of the documents', () => expect(of(REF).sla['review_meeting']).toMatchObject({ budget: { natural: 72 * HOUR }, start: 'duty:documents', stop: 'meet' }));
  it('T14: responsible unit in two days, goods judged in five, both from the documents', () => {
    expect(of(REF).sla['responsibility']).toMatchObject({ budget: { natural: 2 * DAY }, start: 'duty:documents', stop: 'responsible' });
    expect(of(REF).sla['disposition']).toMatchObject({ budget: { natural: 5 * DAY }, start: 'duty:documents', stop: 'dispose' });
  });
  it('T16: whole case seven days, standing still while the month’s settlement is awaited', () => {
    expect(of(REF).sla['whole_case']).toMatchObject({ budget: { natural: 7 * DAY }, start: 'complaint', stop: 'close', pauseWhile: ['post'] });
    expect(of(REF).sla['settlement']?.budget).toEqual({ monthDay: 25 });
  });
  it('P14: judged before the goods come; only 赔款 asked: no goods, no disposition of goods', () => {
    expect([of(REF).inspection.at, of(REF).disposition.at]).toEqual(['before_receipt', 'before_receipt']);
    expect(decide(of(REF).inbound.goods, { requestType: 'claim' }).then).toBe(false);
    expect([goodsFor(REF, { requestType: 'claim' }), remediesFor(REF, { requestType: 'claim' })]).toEqual([['KEEP'], ['COMPENSATION', 'NONE']]);
  });
  it('P17: measures and their effect belong to the complaint', () => {
    expect(of(REF).review.home).toEqual({ complaint: 'S000-17c@1' });
    expect(of(REF).review.report).toBeNull();
  });
});

describe('S000-19 judged before receipt', () => {
  const REF = 'S000-19@1';
  it('P14: inspected and judged before receipt, replenishment ordered of PMC', () => {
    expect([of(REF).inspection.at, of(REF).disposition.at]).toEqual(['before_receipt', 'before_receipt']);
    expect(of(REF).replacement.make).toBe('pmc');
    expect(of(REF).rework.order).toBe('pmc');
    expect(of(REF).forms['replenishNotice']).toMatchObject({ gate: 'supplyOrder', copies: ['pmc'] });
  });
  it('P11: the branch factory signs; what is missing shrinks the rework first', () => {
    expect(of(REF).roles[of(REF).receipt.signoff!]?.zh).toBe('责任分厂');
    expect(of(REF).receipt.shortfallFrom[0]).toBe('REWORK');
  });
  it('P06: the superior accepts; quality and production review scrap together', () => {
    expect(chainOf(REF, 'return')).toEqual(['业务主管']);
    expect(of(REF).approvals.scrap?.mode).toBe('joint');
    expect(chainOf(REF, 'scrap')).toEqual(['检验员', '生产']);
    expect(of(REF).execution.scrapRequest).toBe('prod');
  });
  it('R38: a concession only with the customer’s consent', () => expect(of(REF).ask.consent.on && holds(of(REF).ask.consent.when!, { goods: 'CONCESSION' })).toBe(true));
  it('no step has a limit of its own', () => expect(of(REF).sla).toEqual({}));
});
