import { describe, expect, it } from '@jest/globals';
import { decide, firstRow, holds } from '../conditions.js';
import { approvers, limit, shipped } from './shipped.fixture.js';

describe('S003-02: by document', () => {
  const profile = shipped('S003-02@1');

  it('R06, P09: a return without its document of five fields is refused', () => {
    expect(profile.inbound).toMatchObject({ documents: ['slip'], missing: 'refuse' });
    // 品号、品名、数量、生产批号、不良内容
    expect(profile.forms['slip']?.fields).toEqual(['itemNo', 'item', 'qty', 'batchNo', 'defect']);
    expect(profile.receipt.mismatch.tell).toEqual(['sales']);
  });
  it('P06: sales announces, nobody approves the return; the manager in charge approves scrap', () => {
    expect(approvers(profile, 'return')).toBeNull();
    expect(profile.duties['announce']).toMatchObject({ by: 'sales', before: 'transport' });
    expect(approvers(profile, 'scrap')).toEqual(['leader']);
  });
  it('P16: PMC orders the rework', () => expect(profile.rework.order).toBe('pmc'));
  it('R43: reworked goods lie apart from bad ones', () => {
    expect(decide(profile.stores, { goods: 'REWORK' })).toMatchObject({ then: expect.stringContaining('良品仓'), clause: 'S003-02 流程 (R43)' });
    expect(decide(profile.stores, { goods: 'SCRAP' }).then).toBe('不良品仓');
  });
  it('P15: exchange, rework or scrap', () => expect(profile.outcomes).toEqual({ goods: ['REWORK', 'SCRAP'], remedies: ['EXCHANGE', 'REPAIR_RETURN', 'NONE'] }));
  it('P07: the text sets no limit', () => expect(profile.sla).toEqual({}));
});

describe('S003-04: apparel', () => {
  const profile = shipped('S003-04@1');

  it('T30, K01: seven working days from receipt', () => expect(firstRow(profile.windows, {})?.then).toEqual({ span: { workdays: 7, until: 'day_end' }, from: 'receipt' }));
  it('R03: original packaging, invoice or receipt, request form', () => {
    expect(profile.eligibility.rule).toEqual({ all: ['packaging', 'papers'] });
    expect(profile.inbound.documents).toEqual(['request', 'invoice']);
  });
  it('P14: goods without a fault stay with the customer or are exchanged; a fault is negotiated', () => {
    expect(decide(profile.disposition.rules, { passed: true }).then.allow).toEqual(['RETURN_TO_CUSTOMER', 'RESTOCK']);
    expect(decide(profile.disposition.remedies, { passed: true, goods: 'RESTOCK' }).then).toEqual(['EXCHANGE']);
    expect(profile.ask.propose).toMatchObject({ on: true, when: { passed: false }, onTimeout: 'escalate' });
  });
  it('K22: the send-back of 三.6① is kept as the source has it', () => {
    expect(profile.outcomes.goods).toContain('RETURN_TO_CUSTOMER');
    expect(profile.duties['follow']).toMatchObject({ by: 'sales', after: 'sendBack' });
  });
  it('P06, P24: 销售部 approves, 质检部 inspects after 物流部 received, a survey follows', () => {
    expect([approvers(profile, 'return'), profile.receipt.by, profile.inspection.by, profile.closure.survey]).toEqual([['salesHead'], 'logi', 'qc', true]);
  });
});

describe('S003-08: pooled inspection', () => {
  const profile = shipped('S003-08@1');

  it('R18: more than 20 units start the inspection of every unit', () => {
    expect(profile.inspection.pool).toEqual({ over: 20 });
    expect(decide(profile.inspection.sampling, {}).then).toEqual({ method: 'full', minBps: 10_000 });
    expect(profile.inspection.perUnit).toEqual(['defectClass', 'grade', 'repairable']);
  });
  it('R33: what the customer deducted becomes a discounted unit in stock, priced by finance', () => {
    expect(decide(profile.disposition.rules, { repairable: true, customerDeducts: true })).toMatchObject({ then: { allow: ['DISCOUNTED_UNIT'] }, clause: expect.stringContaining('R33') });
    expect(decide(profile.disposition.remedies, { goods: 'DISCOUNTED_UNIT' }).then).toEqual(['CUSTOMER_DEDUCTION']);
    expect(decide(profile.stores, { goods: 'DISCOUNTED_UNIT' }).then).toContain('降价机');
    expect(profile.duties['price']).toMatchObject({ by: 'fin', after: 'stockIn', when: { goods: 'DISCOUNTED_UNIT' } });
  });
  it('R02, R25: human damage is charged even in warranty, and so is everything out of warranty', () => {
    const charge = (attrs: object) => decide(profile.disposition.charge, attrs).then;
    expect(['in', 'out', 'void'].map((warranty) => charge({ warranty, userDamage: false }))).toEqual(['free', 'quote', 'quote']);
    expect(charge({ warranty: 'in', userDamage: true })).toBe('quote');
    expect(profile.ask.fee).toMatchObject({ on: true, by: 'after', onTimeout: 'escalate' });
  });
  it('P14: what cannot be repaired is scrap, here or at the customer; what is not worth sending never comes', () => {
    expect(decide(profile.disposition.rules, { repairable: false, customerDeducts: false }).then.allow).toEqual(['SCRAP', 'CUSTOMER_SCRAP']);
    expect(decide(profile.disposition.rules, { repairable: false, customerDeducts: true }).then.allow).toEqual(['SCRAP']);
    expect(profile.onsite.results['scrapThere']).toEqual({ goods: 'CUSTOMER_SCRAP', remedy: 'NONE' });
  });
  it('T36: repaired and shipped by the date agreed', () => {
    expect(limit(profile, 'delivery')).toEqual({ budget: { agreed: 'approve' }, start: 'approve', stop: 'sendBack', owner: 'after' });
  });
});

describe('S003-09: drive systems under warranty', () => {
  const profile = shipped('S003-09@1');

  it('R24, T31: 12 months from the ship date, longer for key customers, void with a broken seal or changed parts', () => {
    expect(decide(profile.warranty.months, { customerClass: 'someone' }).then).toBe(12);
    expect(decide(profile.warranty.months, { customerClass: 'key' }).then).toBe(18);
    expect(profile.warranty.perContract).toBe(true);
    for (const attrs of [{ sealBroken: true }, { partsChanged: true }]) expect(holds(profile.warranty.voidWhen, attrs)).toBe(true);
    expect(holds(profile.warranty.voidWhen, { sealBroken: false, partsChanged: false })).toBe(false);
  });
  it('R25, K02: late, void or changed at the customer’s wish means a new quote, confirmed by the customer', () => {
    expect(profile.late).toEqual({ then: 'quote' });
    expect(decide(profile.disposition.charge, { warranty: 'in' }).then).toBe('free');
    for (const attrs of [{ warranty: 'out' }, { warranty: 'void' }, { warranty: 'in', differsFromAgreement: true }] as const) expect(decide(profile.disposition.charge, attrs).then).toBe('quote');
    expect(profile.ask.fee.on).toBe(true);
  });
  it('P08, P16: on site or in the factory; motors by manufacturing after an engineering plan, controllers by engineering', () => {
    expect(profile.onsite.results).toEqual({ repairHere: { goods: 'ONSITE_REWORK', remedy: 'REPAIR_RETURN' }, toFactory: { goods: 'RETURN' } });
    expect(decide(profile.rework.by, { productClass: 'motor' }).then).toBe('prod');
    expect(decide(profile.rework.by, { productClass: 'controller' }).then).toBe('eng');
    expect(holds(profile.rework.plan!.when, { productClass: 'controller' })).toBe(false);
  });
  it('P17: the customer gets a report', () => expect(profile.review.toCustomer).toEqual({ by: 'sales', form: 'reply' }));
});

describe('S003-13: surface treatment', () => {
  const profile = shipped('S003-13@1');

  it('R45: the customer’s fault is reworked only with the customer’s consent', () => {
    const asked = (attrs: object) => profile.ask.consent.on && holds(profile.ask.consent.when!, attrs);
    expect(asked({ goods: 'REWORK', fault: 'customer' })).toBe(true);
    expect(asked({ goods: 'REWORK', fault: 'own' })).toBe(false);
    expect(asked({ goods: 'SCRAP', fault: 'customer' })).toBe(false);
  });
  it('R46: engineering plans and a first article is confirmed for own fault with precise dimensions, unless they stay as they are', () => {
    const needed = (attrs: object) => [profile.rework.plan, profile.rework.firstArticle].map((part) => holds(part!.when, attrs));
    expect(needed({ fault: 'own', preciseDimensions: true })).toEqual([true, true]);
    expect(needed({ fault: 'own', preciseDimensions: true, dimensionChange: true })).toEqual([true, true]);
    expect(needed({ fault: 'own', preciseDimensions: true, dimensionChange: false })).toEqual([false, false]);
    expect(needed({ fault: 'own', preciseDimensions: false })).toEqual([false, false]);
    expect(needed({ fault: 'customer', preciseDimensions: true })).toEqual([false, false]);
    expect([profile.rework.plan?.by, profile.rework.firstArticle?.by, profile.rework.order]).toEqual(['eng', 'qc', 'qc']);
  });
  it('P14, P15: what cannot be reworked is scrapped and replenished, or compensated when claimed', () => {
    expect(decide(profile.disposition.remedies, { goods: 'SCRAP', claim: true }).then).toEqual(['COMPENSATION', 'REPLENISH']);
    expect(decide(profile.disposition.remedies, { goods: 'SCRAP', claim: false }).then).toEqual(['REPLENISH', 'NONE']);
  });
  it('P11, P20: PMC takes the goods to the marked area, quality finds the responsible side', () => {
    expect(profile.receipt).toMatchObject({ by: 'pmc', area: '客退不良品指定区域', notify: 'qc' });
    expect((['customer', 'own'] as const).map((fault) => decide(profile.responsibility.bearer, { fault }))).toEqual([{ then: 'customer', clause: 'S003-13 §4' }, { then: 'own', clause: 'S003-13 §4' }]);
  });
});

describe('S003-14: repair, exchange, dismantling', () => {
  const profile = shipped('S003-14@1');

  it('R53, R54, P06: after-sales approves repairs, the sales manager whole units, 总经理 bulk returns and recalls', () => {
    const by = (requestType: 'repair' | 'exchange' | 'bulk' | 'recall') => approvers(profile, 'return', { requestType });
    expect([by('repair'), by('exchange'), by('bulk'), by('recall')]).toEqual([['after'], ['salesMgr'], ['gm'], ['gm']]);
  });
  it('R54: a repair that ends in an exchange needs the sales manager, parts sent instead do not', () => {
    expect(approvers(profile, 'replacement', { requestType: 'repair', remedy: 'EXCHANGE' })).toEqual(['salesMgr']);
    expect(approvers(profile, 'replacement', { requestType: 'repair', remedy: 'PARTS_SHIPMENT' })).toEqual([]);
    expect(approvers(profile, 'replacement', { requestType: 'exchange', remedy: 'EXCHANGE' })).toEqual([]);
    expect(profile.approvals.replacement?.empty).toBe('pass');
  });
  it('R47: every unit is tested before it is stocked to be sold again', () => expect(profile.rework.unitTest).toEqual({ by: 'qc', goods: ['RESTOCK'] }));
  it('R48: what differs from the order is quoted again, what has no repair value is not repaired', () => {
    expect(decide(profile.disposition.charge, { warranty: 'in', differsFromAgreement: true })).toMatchObject({ then: 'quote', clause: expect.stringContaining('R48') });
    expect(decide(profile.disposition.rules, { requestType: 'repair', repairable: false }).then.allow).not.toContain('REWORK');
  });
  it('P15: parts of dismantled goods go to the raw store', () => expect(decide(profile.stores, { goods: 'DISMANTLE' }).then).toBe('原材料库'));
  it('P11: packing list, look, harness and genuine parts are checked', () => expect(profile.receipt.fields).toEqual(expect.arrayContaining(['packingList', 'look', 'harness', 'ownParts'])));
});

describe('S003-15: electronics', () => {
  const profile = shipped('S003-15@1');
  const classOf = (dayModelQty: number, dayTotalQty: number) => firstRow(profile.classes, { dayModelQty, dayTotalQty })?.then;

  it('R17: 50 of one model or 100 in all on one day are a batch', () => {
    expect([classOf(49, 49), classOf(50, 50), classOf(49, 99), classOf(49, 98), classOf(49, 100)]).toEqual(['sporadic', 'batch', 'sporadic', 'sporadic', 'batch']);
  });
  it('R20: a batch needs 分管副总, an incident 总经理 too', () => {
    expect(approvers(profile, 'return', { channel: 'agent', quantityClass: 'sporadic', severity: 'minor' })).toEqual(['after']);
    expect(approvers(profile, 'return', { channel: 'online', quantityClass: 'batch', severity: 'minor' })).toEqual(['shop', 'vp']);
    expect(approvers(profile, 'return', { channel: 'agent', quantityClass: 'batch', severity: 'incident' })).toEqual(['after', 'vp', 'gm']);
  });
  it('T32, P02: e-commerce returns within 7 days, exchanges within 15, agents without a window', () => {
    const days = (attrs: object) => (firstRow(profile.windows, attrs)?.then.span as { natural: number } | undefined)?.natural;
    expect(days({ channel: 'online', requestType: 'return', reasonGroup: 'personal' })).toBe(7 * 24 * 60);
    expect(days({ channel: 'online', requestType: 'exchange', reasonGroup: 'personal' })).toBe(15 * 24 * 60);
    expect(days({ channel: 'agent', requestType: 'return', reasonGroup: 'personal' })).toBeUndefined();
  });
  it('T33: the repair plan within 8 hours, else a reason', () => {
    expect(limit(profile, 'repair_plan')).toEqual({ budget: { natural: 480 }, start: 'open:plan', stop: 'plan', owner: 'repair' });
    expect(profile.sla['repair_plan']?.onBreach).toEqual({ duty: 'reason' });
  });
  it('T34, T35: a batch gets 48 hours more; 15 working days at most, with written notice', () => {
    const { budget, adds, onBreach } = profile.sla['rework']!;
    expect(budget).toEqual({ natural: 72 * 60 });
    expect(adds?.map(({ when, then }) => [when, then])).toEqual([[{ quantityClass: 'batch' }, { natural: 48 * 60 }]]);
    expect(onBreach).toEqual({ duty: 'lateNotice' });
    expect(limit(profile, 'rework_max')).toEqual({ budget: { workdays: 15, until: 'day_end' }, start: 'open:rework', stop: 'rework', owner: 'repair' });
  });
  it('R26: missing parts are deducted for agents, held for e-commerce until the responsibility is clear', () => {
    const missing = (channel: 'agent' | 'dealer' | 'online' | 'direct') => decide(profile.receipt.accessories, { channel }).then;
    expect([missing('agent'), missing('dealer'), missing('online'), missing('direct')]).toEqual(['deduct', 'deduct', 'hold', 'ignore']);
    expect(profile.settlement.deductions['parts']).toMatchObject({ base: 'line', amount: 'missingValue' });
    expect(profile.duties['parts']).toMatchObject({ by: 'shop', before: 'stockIn' });
  });
  it('R31: new goods may go first in a batch, without deposit', () => {
    expect(holds(profile.replacement.advance, { quantityClass: 'batch', requestType: 'exchange', wantsAdvance: true })).toBe(true);
    expect(holds(profile.replacement.advance, { quantityClass: 'sporadic', requestType: 'exchange', wantsAdvance: true })).toBe(false);
    expect(profile.replacement.deposit).toBeNull();
  });
  it('R44, R49, R56: newest state, test of the complaint, quality check; scrap by weight in groups', () => {
    expect(profile.rework).toMatchObject({ reinspect: 'qc', requires: expect.arrayContaining(['latest_hw_sw', 'complaint_point_test']) });
    expect(profile.forms['scrap']?.fields).toContain('weightByGroup');
  });
  it('P17, P18: batches are discussed and answered by 8D; e-commerce is refunded on the original route', () => {
    expect(profile.review).toMatchObject({ meeting: { by: 'buyer', when: { quantityClass: 'batch' } }, report: { by: 'qc', kind: '8d', when: { quantityClass: 'batch' } } });
    expect(decide(profile.settlement.route, { channel: 'online' }).then).toBe('original');
  });
});
