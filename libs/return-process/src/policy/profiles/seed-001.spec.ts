import { describe, expect, it } from '@jest/globals';
import { decide, firstRow, holds } from '../conditions.js';
import { approvers, limit, shipped } from './shipped.fixture.js';

describe('S001-02: machinery', () => {
  const profile = shipped('S001-02@1');

  it('R04, P05: A and (B or C or D); internal returns need no criterion', () => {
    expect(profile.eligibility.rule).toEqual({ any: ['internal', { all: ['A', { any: ['B', 'C', 'D'] }] }] });
    const meets = (check: string, attrs: object) => holds(profile.eligibility.checks[check]!.test, attrs);
    expect([meets('A', { warranty: 'in' }), meets('A', { warranty: 'out' }), meets('B', { reasonGroup: 'quality' }), meets('C', { cannotPay: true }), meets('D', { majorChange: true })]).toEqual([true, false, true, true, true]);
  });
  it('P06: 业务主管, 营销经理, 总经理; what becomes of the machine is 技术部’s opinion and 总经理’s decision', () => {
    expect(approvers(profile, 'return')).toEqual(['salesHead', 'mktMgr', 'gm']);
    expect(profile.disposition.by).toEqual({ mode: 'one', roles: ['eng'] });
    expect(approvers(profile, 'disposition')).toEqual(['gm']);
  });
  it('P04, K02: out of the contract’s warranty is a hard refusal', () => {
    expect(profile.warranty).toMatchObject({ on: true, perContract: true, effect: 'gate' });
    expect(profile.late).toEqual({ then: 'reject' });
  });
  it('R38, P08: the customer may be talked out of it', () => expect(profile.onsite.results['givenUp']).toEqual({ goods: 'REFUSED' }));
  it('§4.4 internal returns: no settlement and nothing for a customer', () => {
    expect(holds(profile.settlement.on, { requestType: 'internal' })).toBe(false);
    expect(holds(profile.settlement.on, { requestType: 'return' })).toBe(true);
    expect(decide(profile.disposition.remedies, { requestType: 'internal', goods: 'RESTOCK' }).then).toEqual(['NONE']);
  });
});

describe('S001-03: joint review', () => {
  const profile = shipped('S001-03@1');

  it('P06: first review, then second review and 总经理 before finance', () => {
    expect([approvers(profile, 'return'), approvers(profile, 'settlement')]).toEqual([['host'], ['host', 'gm']]);
    expect(profile.settlement.post).toBe('fin');
  });
  it('P17, K12: the review always meets and decides before goods are sent', () => {
    expect(profile.review.meeting).toEqual({ by: 'host', when: {} });
    expect(profile.disposition).toMatchObject({ at: 'before_return', by: { mode: 'meeting', roles: ['host'] } });
  });
  it('P20, K21: responsibility is assessed, the assessed person speaks, then the sheet is filed', () => {
    expect(profile.responsibility).toMatchObject({ by: 'host', penalty: 'assess' });
    expect(profile.duties['result']).toMatchObject({ by: 'prod', before: 'settleApprove' });
    expect([profile.duties['statement']?.after, profile.duties['filing']?.after]).toEqual(['post', 'duty:statement']);
  });
  it('P15: return, exchange, claim; repaired, scrapped or other', () => {
    const remedies = (requestType: 'return' | 'exchange' | 'claim') => decide(profile.disposition.remedies, { requestType, goods: 'SCRAP' }).then;
    expect(remedies('exchange')).toEqual(['EXCHANGE']);
    expect(remedies('claim')).toEqual(['COMPENSATION', 'NONE']);
    expect(remedies('return')).toContain('RECEIVABLE_OFFSET');
  });
});

describe('S001-05: shelf life, dealers', () => {
  const profile = shipped('S001-05@1');

  it('T17: on-site check within 3 working days of the request', () => {
    expect(limit(profile, 'onsite')).toEqual({ budget: { workdays: 3, until: 'day_end' }, start: 'register', stop: 'onsite', owner: 'sales' });
  });
  it('T18: pulled back within 7 working days of approval; the customer is reminded, no breach is counted', () => {
    expect(limit(profile, 'goods_return')).toEqual({ budget: { workdays: 7, until: 'day_end' }, start: 'approve', stop: 'transport', owner: 'sales' });
    expect(profile.ladders[profile.sla['goods_return']!.ladder]?.map((rung) => rung.do)).not.toContain('breach');
  });
  it('R05: a slow sale past shelf life is refused on the spot', () => {
    expect(profile.onsite).toMatchObject({ mode: 'required', by: 'sales', results: { quality: { goods: 'RETURN' }, slowSale: { goods: 'REFUSED' } } });
  });
  it('R07: incomplete papers hold the receipt until a superior decides', () => {
    expect(profile.inbound).toMatchObject({ documents: ['detail'], missing: 'hold' });
    expect(approvers(profile, 'papers')).toEqual(['whHead']);
  });
  it('R12: at least 10 % are sampled at random', () => expect(decide(profile.inspection.sampling, {}).then).toEqual({ method: 'random', minBps: 1000 }));
  it('R39: slow sale → sales department, quality → production system, other → the company decides', () => {
    const bearer = (cause: string) => decide(profile.responsibility.bearer, { cause }).then;
    expect([bearer('slow_sale'), bearer('quality'), bearer('force_majeure')]).toEqual(['sales_department', 'production_system', 'company_decides']);
    expect(profile.responsibility.by).toBe('coo');
  });
  it('P06, K18: 销售经理 accepts, 总经理 confirms before finance books', () => expect([approvers(profile, 'return'), approvers(profile, 'settlement')]).toEqual([['salesHead'], ['gm']]));
});

describe('S001-08: discount first', () => {
  const profile = shipped('S001-08@1');

  it('R38: a discount, approved by the manager in charge, is tried before a minor return', () => {
    expect(profile.ask.settleFirst).toMatchObject({ on: true, when: { severity: 'minor' }, onTimeout: 'deem_refused' });
    expect(approvers(profile, 'discount')).toEqual(['leader']);
    expect(decide(profile.disposition.remedies, { goods: 'KEEP' }).then).toContain('DISCOUNT');
  });
  it('P06: 区域经理, then 营销总监', () => expect(approvers(profile, 'return')).toEqual(['area', 'director']));
  it('R30: new goods first only for quality, against a deposit of the whole price', () => {
    expect(holds(profile.replacement.advance, { wantsAdvance: true, reasonGroup: 'quality' })).toBe(true);
    expect(holds(profile.replacement.advance, { wantsAdvance: true, reasonGroup: 'transit' })).toBe(false);
    expect(profile.replacement.deposit).toMatchObject({ when: {}, bps: 10_000, by: 'fin' });
  });
  it('R34: half and half for quality where the customer agrees, otherwise the company', () => {
    const payer = (attrs: object) => decide(profile.freight, attrs).then.payer;
    expect([payer({ reasonGroup: 'quality', customerSharesFreight: true }), payer({ reasonGroup: 'quality', customerSharesFreight: false }), payer({ reasonGroup: 'transit', customerSharesFreight: true })]).toEqual(['half', 'company', 'company']);
  });
  it('T21: a call within 4 hours, when it is not about quality', () => {
    expect(limit(profile, 'first_contact')).toEqual({ budget: { natural: 240 }, start: 'eligible', stop: 'contact', owner: 'assist' });
    expect([holds(profile.contact.when!, { reasonGroup: 'quality' }), holds(profile.contact.when!, { reasonGroup: 'transit' })]).toEqual([false, true]);
  });
  it('T20: the improvement plan within 3 days of the joint inspection', () => {
    expect(limit(profile, 'corrective_report')).toEqual({ budget: { natural: 3 * 24 * 60 }, start: 'dispose', stop: 'improve', owner: 'prod' });
    expect(profile.disposition.by).toEqual({ mode: 'joint', roles: ['assist', 'prod', 'qc'] });
  });
});

describe('S001-12: shortages and joint count', () => {
  const profile = shipped('S001-12@1');
  const window = (attrs: object) => firstRow(profile.windows, attrs)?.then;

  it('T22, K01: a shortage is told within 2 days of receipt, with broken packaging on the spot', () => {
    expect(window({ requestType: 'shortage', packagingBroken: false })).toEqual({ span: { dayEnd: 2 }, from: 'receipt' });
    expect(window({ requestType: 'shortage' })).toEqual({ span: { dayEnd: 2 }, from: 'receipt' });
    expect(window({ requestType: 'shortage', packagingBroken: true })).toEqual({ span: { dayEnd: 0 }, from: 'on_the_spot' });
    expect(window({ requestType: 'return', packagingBroken: true })).toBeUndefined();
    expect(profile.late).toEqual({ then: 'reject' });
  });
  it('§4.4 no goods: a shortage is checked by 仓管员, signed by 物流部经理, and made up', () => {
    expect([decide(profile.inbound.goods, { requestType: 'shortage' }).then, decide(profile.inbound.goods, { requestType: 'return' }).then]).toEqual([false, true]);
    expect([approvers(profile, 'return', { requestType: 'shortage' }), approvers(profile, 'return', { requestType: 'return' })]).toEqual([['keeper', 'whHead'], []]);
    expect(decide(profile.disposition.remedies, { requestType: 'shortage' }).then).toEqual(['SHORTAGE_MAKE_UP']);
  });
  it('T23, P11: counted together the same day; a difference is counted again, signed by all and by the customer', () => {
    expect(limit(profile, 'receipt_check')).toEqual({ budget: { dayEnd: 0 }, start: 'transport', stop: 'receive', owner: 'keeper' });
    expect(profile.receipt).toMatchObject({ joint: ['cs'], mismatch: { recount: true, sign: ['keeper', 'cs', 'whHead', 'manager'] } });
    expect(profile.ask.recount).toMatchObject({ on: true, onTimeout: 'escalate' });
  });
  it('R37, T24: broken and short: freight withheld, claim within 24 hours of arrival', () => {
    expect(limit(profile, 'carrier_claim')).toEqual({ budget: { natural: 24 * 60 }, start: 'transport', stop: 'duty:claim', owner: 'logi' });
    for (const duty of ['claim', 'withhold']) {
      expect([holds(profile.duties[duty]!.when!, { packagingBroken: true, countShort: true }), holds(profile.duties[duty]!.when!, { packagingBroken: true, countShort: false })]).toEqual([true, false]);
    }
  });
});

describe('S001-18: RMA', () => {
  const profile = shipped('S001-18@1');

  it('R52, T25, P21: 45 days of silence are consent; loops of re-issue are bounded', () => {
    expect(profile.ask.ack).toEqual({ on: true, by: 'market', timeout: { natural: 45 * 24 * 60 }, onTimeout: 'deem_accepted', clause: 'S001-18 §4.9 (R52, T25)' });
    expect(profile.loops.report).toEqual({ max: 3, grant: 'qcHead' });
  });
  it('P14: back as it is, repaired, or exchanged; what cannot be repaired is not', () => {
    const remedies = (['RETURN_TO_CUSTOMER', 'REWORK', 'SCRAP'] as const).map((goods) => decide(profile.disposition.remedies, { goods }).then);
    expect(remedies).toEqual([['NONE'], ['REPAIR_RETURN'], ['EXCHANGE']]);
    expect(decide(profile.disposition.rules, { repairable: false }).then.allow).toEqual(['SCRAP', 'RETURN_TO_CUSTOMER']);
  });
  it('R44, P16: OQC checks before dispatch, the packing group packs', () => {
    expect(profile.rework).toMatchObject({ reinspect: 'oqc', dispatchCheck: 'oqc' });
    expect(profile.execution).toMatchObject({ pack: 'packer', sendBack: 'market' });
  });
  it('P06: 生产运营副总裁 approves an exchange; nobody’s approval of the return is left in the text', () => {
    expect([approvers(profile, 'return'), approvers(profile, 'replacement')]).toEqual([null, ['vpOps']]);
  });
});

describe('S001-20: tracking sheet', () => {
  const profile = shipped('S001-20@1');

  it('R19: more than 500.00 yuan → 总经理, up to it → 总经办', () => {
    const by = (amount?: number) => approvers(profile, 'settlement', amount === undefined ? {} : { amount });
    expect([by(49_999), by(50_000), by(50_001), by()]).toEqual([['gmOffice'], ['gmOffice'], ['gm'], ['gm']]);
  });
  it('R23, P15: scrap and usable quantities are two outcomes', () => expect(profile.outcomes.goods).toEqual(['RESTOCK', 'REWORK', 'SCRAP']));
  it('R51, P23: nothing is shipped before the approved sheet; four departments have it', () => {
    expect(profile.duties['outboundSlip']).toMatchObject({ by: 'keeper', after: 'settleApprove', before: 'ship' });
    expect(profile.duties['toFinance']).toMatchObject({ after: 'duty:outboundSlip', before: 'post' });
    expect(profile.forms['sheet']?.copies).toEqual(['sales', 'keeper', 'fin', 'qc']);
  });
  it('P05: one of five types of return', () => {
    const known = (reason: string) => holds(profile.eligibility.checks['type']!.test, { reason });
    expect(['use_reject', 'incoming_reject', 'rework_order', 'wrong_goods', 'other'].map(known)).toEqual([true, true, true, true, true]);
    expect(known('personal')).toBe(false);
  });
  it('P06: 核准人 approves the return', () => expect(approvers(profile, 'return')).toEqual(['approver']));
});

describe('S001-07: shoe shop', () => {
  const profile = shipped('S001-07@1');
  const freight = (attrs: object) => decide(profile.freight, attrs).then;

  it('T19, P02: seven days from receipt', () => expect(firstRow(profile.windows, {})?.then).toEqual({ span: { natural: 7 * 24 * 60 }, from: 'receipt' }));
  it('R03: as new, with box and accessories; a quality fault with its photo', () => {
    expect(profile.eligibility.rule).toEqual({ all: ['asNew', 'box', 'accessories', 'photo'] });
    const photo = (attrs: object) => holds(profile.eligibility.checks['photo']!.test, attrs);
    expect([photo({ reasonGroup: 'quality', photo: 'none' }), photo({ reasonGroup: 'quality', photo: 'unclear' }), photo({ reasonGroup: 'personal', photo: 'none' })]).toEqual([false, true, true]);
    expect(decide(profile.disposition.rules, { asNew: false }).then.allow).toEqual(['RETURN_TO_CUSTOMER']);
  });
  it('R35: deadlock → one trip each; unclear photo → the buyer prepays and it stays open until the fault is found', () => {
    expect(freight({ deadlock: true, reasonGroup: 'quality', photo: 'clear' })).toEqual({ payer: 'one_trip_each' });
    expect(freight({ reasonGroup: 'quality', photo: 'unclear' })).toEqual({ payer: 'open', prepaid: 'customer' });
    expect(freight({ reasonGroup: 'quality', photo: 'unclear', fault: 'own' })).toEqual({ payer: 'company' });
    expect(freight({ reasonGroup: 'quality', photo: 'clear' })).toEqual({ payer: 'company' });
  });
  it('R36: the buyer’s cause is the buyer’s freight', () => {
    expect(freight({ reasonGroup: 'personal', reason: 'colour' })).toEqual({ payer: 'customer' });
    expect(freight({ reasonGroup: 'non_quality', reason: 'wrong_goods' })).toEqual({ payer: 'company' });
  });
  it('R38, P09: no return is better than one; the address follows the supply source', () => {
    expect(profile.ask.settleFirst).toMatchObject({ on: true, by: 'cs', onTimeout: 'deem_refused' });
    expect(['xiamen', 'jinhua', 'elsewhere'].map((supplySource) => decide(profile.inbound.address, { supplySource }).then)).toEqual(['xiamen', 'jinhua', 'main']);
  });
});

describe('S001-13: as the customer chooses', () => {
  const profile = shipped('S001-13@1');

  it('P15, P21: refund, store credit or exchange, agreed with the customer', () => {
    expect(decide(profile.disposition.remedies, { goods: 'RESTOCK' }).then).toEqual(['REFUND_FULL', 'STORE_CREDIT', 'EXCHANGE']);
    expect(profile.ask.propose).toMatchObject({ on: true, by: 'cs', when: {}, onTimeout: 'escalate' });
  });
  it('P22: the customer hears of receipt and refund', () => {
    expect(profile.notifications.filter(({ to }) => to.includes('customer')).map(({ on }) => on)).toEqual(['approve', 'rejected', 'receive', 'pay']);
  });
  it('P04: within warranty terms', () => expect(profile.warranty).toMatchObject({ on: true, perContract: true }));
});

describe('S001-19: 7 / 15 / 3', () => {
  const profile = shipped('S001-19@1');
  const days = (reasonGroup: 'personal' | 'quality' | 'transit') => (firstRow(profile.windows, { reasonGroup })?.then.span as { natural: number } | undefined)?.natural;

  it('T26: seven days without a reason, fifteen for quality', () => expect([days('personal'), days('quality'), days('transit')]).toEqual([7 * 1440, 15 * 1440, undefined]));
  it('T27, R29: refunded within 3 working days of the goods’ return, by the original route', () => {
    expect(limit(profile, 'refund')).toEqual({ budget: { workdays: 3, until: 'day_end' }, start: 'transport', stop: 'pay', owner: 'fin' });
    expect(profile.settlement.trigger).toBe('receive');
    expect(decide(profile.settlement.route, {}).then).toBe('original');
  });
  it('R03: without a reason only unused and in intact packaging', () => {
    for (const check of ['unused', 'packaging']) expect(holds(profile.eligibility.checks[check]!.test, { reasonGroup: 'personal', asNew: false, originalPack: false })).toBe(false);
    for (const check of ['unused', 'packaging']) expect(holds(profile.eligibility.checks[check]!.test, { reasonGroup: 'quality', asNew: false, originalPack: false })).toBe(true);
  });
  it('K03, P06: nobody is asked about a return without a reason', () => {
    expect([approvers(profile, 'return', { reasonGroup: 'personal' }), approvers(profile, 'return', { reasonGroup: 'quality' })]).toEqual([[], ['cs']]);
    expect(profile.approvals.return?.empty).toBe('pass');
  });
});
