/** Hand-picked values of the procedures of seed 000, each against its text (procedures.md §2.1, §3, §4.3), not against the file. */
import { describe, expect, it } from '@jest/globals';
import type { LineAttrs } from '../attributes.js';
import { decide, firstRow, holds, verdict, type Attrs } from '../conditions.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import type { Gate } from '../steps.js';
import type { ResolvedProfile } from '../types.js';
import { PROFILES } from './catalogue.js';

type Case = Attrs<LineAttrs>;
const of = (ref: ProfileRef): ResolvedProfile => resolveProfile(ref, PROFILES).profile!;
const chainOf = (ref: ProfileRef, gate: Gate): string[] => of(ref).approvals[gate]?.levels.map(({ role }) => of(ref).roles[role]!.zh) ?? [];
const goodsFor = (ref: ProfileRef, attrs: Case): readonly string[] | string => decide(of(ref).disposition.rules, attrs).then.allow;
const remediesFor = (ref: ProfileRef, attrs: Case): readonly string[] => decide(of(ref).disposition.remedies, attrs).then;
const passes = (ref: ProfileRef, check: string, attrs: Case): boolean | undefined => verdict(of(ref).eligibility.checks[check]!.test, attrs);
const DAY = 1440;

describe('retail@1: the merchants’ parent', () => {
  it('R57: small quality fault, part of the price; large one, all of it or new goods', () => {
    expect(remediesFor('retail@1', { reasonGroup: 'quality', severity: 'minor' })).toEqual(['REFUND_PARTIAL']);
    expect(remediesFor('retail@1', { reasonGroup: 'quality', severity: 'serious' })).toEqual(['REFUND_FULL', 'EXCHANGE']);
  });
  it('R57: own wrong size and the shop’s wrong item are exchanged or refunded, other reasons go by fault', () => {
    expect(remediesFor('retail@1', { reason: 'size', reasonGroup: 'personal' })).toEqual(['EXCHANGE', 'REFUND_FULL']);
    expect(remediesFor('retail@1', { reason: 'wrong_goods', reasonGroup: 'non_quality' })).toEqual(['EXCHANGE', 'REFUND_FULL']);
    expect(remediesFor('retail@1', { reason: 'not_as_described' })).toEqual(['REFUND_PARTIAL', 'EXCHANGE', 'REFUND_FULL']);
    expect(remediesFor('retail@1', { reason: 'other', fault: 'customer' })).toEqual(['REFUND_PARTIAL']);
    expect(remediesFor('retail@1', { reason: 'other', fault: 'own' })).toEqual(['REFUND_FULL', 'EXCHANGE']);
  });
  it('R29: refunds on the original route after 验收, which is receipt and inspection in one', () => {
    expect(of('retail@1').settlement).toMatchObject({ trigger: 'inspect', route: { otherwise: 'original', rows: [] } });
    expect(of('retail@1').inspection.mode).toBe('receipt');
  });
  it('P09: refund@1 moves no goods and settles on approval', () => {
    expect(of('refund@1').inbound.goods).toEqual({ rows: [], otherwise: false });
    expect(of('refund@1').settlement.trigger).toBe('approve');
  });
});

describe('S000-01 generic merchant', () => {
  it('R02: goods damaged by the customer are not taken back', () => {
    expect(passes('S000-01@1', 'undamaged', { userDamage: true })).toBe(false);
    expect(passes('S000-01@1', 'undamaged', {})).toBeUndefined();
    expect(goodsFor('S000-01@1', { userDamage: true })).toEqual(['RETURN_TO_CUSTOMER']);
    expect(remediesFor('S000-01@1', { goods: 'RETURN_TO_CUSTOMER' })).toEqual(['NONE']);
  });
  it('P10: who pays the freight is said before the customer ships', () => {
    expect(of('S000-01@1').freight.otherwise).toEqual({ payer: 'open' });
    expect(of('S000-01@1').duties['terms']).toMatchObject({ by: 'cs', after: 'approve', before: 'transport' });
  });
  it('§6–8: refund voucher to the customer, then a survey; no limit counts', () => {
    expect(of('S000-01@1').settlement).toMatchObject({ trigger: 'receive', tell: 'cs' });
    expect(of('S000-01@1').closure.survey).toBe(true);
    expect(of('S000-01@1').sla).toEqual({});
  });
});

describe('S000-02 seven days', () => {
  it('T06: 7 days from receipt, natural', () => {
    expect(firstRow(of('S000-02@1').windows, {})?.then).toEqual({ span: { natural: 7 * DAY }, from: 'receipt' });
  });
  it('R01: late only with the consent of the company', () => {
    expect(of('S000-02@1').late.then).toBe('exception');
    expect(chainOf('S000-02@1', 'exception')).toEqual(['公司']);
    expect(chainOf('S000-02@1', 'return')).toEqual(['客服']);
  });
  it('R03: original state and proof of purchase, both', () => {
    expect(of('S000-02@1').eligibility.rule).toEqual({ all: ['original', 'proof', 'undamaged'] });
    expect(passes('S000-02@1', 'original', { asNew: false })).toBe(false);
    expect(passes('S000-02@1', 'proof', { docsComplete: true })).toBe(true);
  });
  it('§8: only quality complaints are inspected, and may be exchanged', () => {
    expect(holds(of('S000-02@1').inspection.when, { reasonGroup: 'quality' })).toBe(true);
    expect(holds(of('S000-02@1').inspection.when, { reasonGroup: 'personal' })).toBe(false);
    expect(remediesFor('S000-02@1', { reasonGroup: 'quality', goods: 'SCRAP' })).toContain('EXCHANGE');
    expect(remediesFor('S000-02@1', { reasonGroup: 'personal', goods: 'RESTOCK' })).toEqual(['REFUND_FULL']);
  });
});

describe('S000-03 paint', () => {
  const REF = 'S000-03@1';
  it('P06: area manager, head of department, company; 副总 before posting (R21)', () => {
    expect(chainOf(REF, 'return')).toEqual(['区域经理', '部门主管', '公司']);
    expect(chainOf(REF, 'settlement')).toEqual(['副总经理']);
    expect(of(REF).settlement).toMatchObject({ audit: 'fin', post: 'acct', tell: 'acct' });
  });
  it('R09: not quality: freight on the customer and 15 % off; quality: neither', () => {
    expect(decide(of(REF).freight, { reasonGroup: 'non_quality' }).then).toEqual({ payer: 'customer' });
    expect(decide(of(REF).freight, { reasonGroup: 'quality' }).then).toEqual({ payer: 'company' });
    expect(of(REF).settlement.deductions['packLoss']).toMatchObject({ bps: 1500, base: 'creditable' });
    expect(holds(of(REF).settlement.deductions['packLoss']!.when, { reasonGroup: 'quality' })).toBe(false);
  });
  it('R10: past shelf life, half-empty or empty is worth nothing', () => {
    for (const attrs of [{ shelfUsed: 10_001 }, { container: 'half' }, { container: 'empty' }] as Case[]) expect(decide(of(REF).disposition.rules, attrs).then.valueBps).toBe(0);
    expect(decide(of(REF).disposition.rules, { shelfUsed: 10_000, container: 'full', productClass: 'paint', passed: true }).then.valueBps).toBeUndefined();
  });
  it('R11: 20 pieces are a large batch, 19 a small one', () => {
    expect(firstRow(of(REF).classes, { qty: 20 })?.then).toBe('large');
    expect(firstRow(of(REF).classes, { qty: 19 })?.then).toBe('small');
    expect(decide(of(REF).inspection.sampling, { quantityClass: 'large' }).then.method).toBe('normal');
    expect(decide(of(REF).inspection.sampling, { quantityClass: 'small' }).then.method).toBe('mixed_lot');
  });
  it('R13: thickened paint is scrapped at no value, whatever else holds', () => {
    expect(decide(of(REF).disposition.rules, { thickened: true, passed: true, productClass: 'paint' }).then).toEqual({ allow: ['SCRAP'], valueBps: 0 });
    expect(of(REF).duties['eyeCheck']).toMatchObject({ by: 'craft', before: 'treat', when: { goods: { in: ['RELABEL_RESALE', 'BLEND_IN', 'DIRECT_RECOVERY'] } } });
  });
  it('R14: passed thinner and paint get a new certificate, already in the register only blended in, hardener recovered', () => {
    expect(goodsFor(REF, { productClass: 'thinner', passed: true })).toEqual(['RELABEL_RESALE']);
    expect(goodsFor(REF, { productClass: 'thinner', passed: true, registerHit: true })).toEqual(['BLEND_IN']);
    expect(goodsFor(REF, { productClass: 'hardener', passed: true })).toEqual(['DIRECT_RECOVERY']);
  });
  it('R15: only the package broken and half the shelf life at most: repacked', () => {
    expect(goodsFor(REF, { packOnly: true, passed: true, shelfUsed: 5000, productClass: 'paint' })).toEqual(['REPACK_RESHIP']);
    expect(goodsFor(REF, { packOnly: true, passed: true, shelfUsed: 5001, productClass: 'paint' })).toEqual(['RELABEL_RESALE']);
  });
  it('T04: return slip by the end of the next day, before finance audits', () => {
    expect(of(REF).sla['return_slip']).toMatchObject({ budget: { dayEnd: 1 }, start: 'receive', stop: 'duty:slip', owner: 'keeper' });
    expect(of(REF).duties['slip']?.before).toBe('audit');
  });
  it('T05: special inspection 3 days from receipt, chased by the keeper', () => {
    expect(of(REF).sla['inspection']).toMatchObject({ budget: { natural: 3 * DAY }, start: 'receive', stop: 'inspect', owner: 'keeper', when: { inspectFlag: true } });
    expect(of(REF).ladders['chase3d']?.filter((rung) => rung.do === 'remind')).toHaveLength(2);
  });
});

describe('S000-05 review meeting', () => {
  const REF = 'S000-05@1';
  it('P17: every return goes to the meeting, which decides; quality closes', () => {
    expect(holds(of(REF).review.meeting!.when, {})).toBe(true);
    expect(of(REF).disposition.by.mode).toBe('meeting');
    expect(chainOf(REF, 'close')).toEqual(['品质主管']);
  });
  it('T07: one week for appearance, four for function with a reminder after two', () => {
    expect(of(REF).sla['cycle_appearance']).toMatchObject({ budget: { natural: 7 * DAY }, stop: 'close', when: { defect: 'appearance' } });
    expect(of(REF).sla['cycle_functional']).toMatchObject({ budget: { natural: 28 * DAY }, stop: 'close', when: { defect: 'functional' } });
    expect(of(REF).ladders[of(REF).sla['cycle_functional']!.ladder]?.[0]?.at).toEqual({ pct: 50 });
  });
  it('P14: what cannot be reworked is replenished, ordered by 主管', () => {
    expect(goodsFor(REF, { repairable: false })).toEqual(['SCRAP']);
    expect(remediesFor(REF, { repairable: false })).toContain('REPLENISH');
    expect(chainOf(REF, 'replacement')).toEqual(['制造部主管']);
    expect(of(REF).rework).toMatchObject({ order: 'mfgLead', reinspect: 'qc' });
  });
});

describe('S000-06 general manager’s report', () => {
  const REF = 'S000-06@1';
  it('P06: 总经理 sees the report he numbered, then 业务经理 accepts', () => {
    expect(chainOf(REF, 'return')).toEqual(['总经理', '业务经理']);
    expect(of(REF).forms['report']?.issuedBy).toBe('gm');
    expect(of(REF).disposition.by).toEqual({ mode: 'one', roles: ['gm'] });
  });
  it('R40: production at fault: fined and trained; material: notice to the supplier and the cost to finance', () => {
    const due = (cause: string): string[] => Object.entries(of(REF).duties).filter(([, { when }]) => when !== undefined && holds(when, { cause })).map(([key]) => key);
    expect(due('production')).toEqual(['penalty', 'training']);
    expect(due('material')).toEqual(['materialCost', 'materialNotice']);
    expect(due('unclear')).toEqual([]);
    expect(of(REF).responsibility.penalty).toBe('fine');
  });
  it('P16: repaired goods are burnt in and finally tested', () => expect(of(REF).rework.requires).toEqual(['burn_in', 'final_test']));
  it('P18: compensation only where the customer claims it', () => {
    expect(remediesFor(REF, { claim: true })).toContain('COMPENSATION');
    expect(remediesFor(REF, { claim: false })).not.toContain('COMPENSATION');
  });
});

describe('S000-07 graded', () => {
  const REF = 'S000-07@1';
  it('P14: intact is sold again, slight damage at a discount, heavy damage negotiated', () => {
    expect([goodsFor(REF, { condition: 'intact' }), remediesFor(REF, { condition: 'intact' })]).toEqual([['RESTOCK'], ['REFUND_FULL']]);
    expect([goodsFor(REF, { condition: 'slight' }), remediesFor(REF, { condition: 'slight' })]).toEqual([['DISCOUNTED_UNIT'], ['REFUND_PARTIAL']]);
    expect(remediesFor(REF, { condition: 'heavy', goods: 'SCRAP' })).toEqual(['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE']);
    expect(of(REF).ask.propose.on && holds(of(REF).ask.propose.when!, { condition: 'heavy' })).toBe(true);
    expect(holds(of(REF).ask.propose.when!, { condition: 'slight' })).toBe(false);
  });
});

describe('S000-09 sorted by the warehouse', () => {
  it('P14: the warehouse sorts; unsellable goes to scrap, repair or the supplier', () => {
    expect(of('S000-09@1').disposition.by.roles).toEqual(['keeper']);
    expect(goodsFor('S000-09@1', { resaleable: true })).toEqual(['RESTOCK']);
    expect(goodsFor('S000-09@1', { resaleable: false })).toEqual(['SCRAP', 'REWORK', 'RETURN_TO_SUPPLIER']);
  });
});

describe('S000-10 two gates', () => {
  it('P06: review department, then senior management', () => expect(chainOf('S000-10@1', 'return')).toEqual(['审核部门', '高级管理人员']));
  it('P05: product number, date, reason, voucher and photos', () => {
    expect(passes('S000-10@1', 'photo', { photo: 'none' })).toBe(false);
    expect(passes('S000-10@1', 'papers', { docsComplete: false })).toBe(false);
  });
  it('P14: repaired and sold again; the customer gets what he asked for', () => {
    expect(goodsFor('S000-10@1', { repairable: true })).toEqual(['REWORK']);
    expect(remediesFor('S000-10@1', { requestType: 'exchange', goods: 'REWORK' })).toEqual(['EXCHANGE']);
    expect(remediesFor('S000-10@1', { requestType: 'refund', goods: 'SCRAP' })).toEqual(['REFUND_FULL']);
  });
});
