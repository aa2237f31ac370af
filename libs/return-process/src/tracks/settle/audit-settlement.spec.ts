/** 财务审核 and 结算审批, step by step. Figures by hand; money in Fen. */
import { describe, expect, it } from '@jest/globals';
import { chain, row, table } from '../../policy/profiles/notation.js';
import { at, bodies } from '../../return-run.fixture.js';
import { anomaliesOf, audited, judged, OFFSET, posted, scrapAll, settling, signed } from './settlement.fixture.js';

const PACK_LOSS = { packLoss: { zh: '包装损失费', en: 'Packaging loss', when: { reasonGroup: { notIn: ['quality', 'transit'] as const } }, base: 'creditable' as const, bps: 1500, clause: 'S000-03 (R09)' } };

describe('before a receivable is reduced', () => {
  it('R21 R09 AS-01: finance audits, then 副总 approves, then it is booked, then the customer is told 1,700.00', () => {
    const run = judged(settling({ deductions: PACK_LOSS }, { duties: { originals: { zh: '三单交财务', en: 'Three originals', by: 'keeper', after: 'dispose', before: 'audit', clause: 'S000-03 §6' } } }, { reason: 'surplus' }), [OFFSET]);
    expect(bodies(run.effects, 'amount-proposed')).toMatchObject([{ round: 1, gross: 200_000, net: 170_000, deductions: [{ code: 'packLoss', amount: 30_000 }], because: { rule: 'net', policy: 'settling@1', result: 170_000 } }]);
    expect(run.steps().toSorted()).toEqual(['duty.originals', 'scrapRequest']);
    run.does('duty', at('04 11:00'), { duty: 'originals' });
    expect(run.task('audit')).toMatchObject({ desk: 'finance', owner: { dept: 'FINANCE', role: 'fin' }, menu: { amount: 170_000, deductions: [{ code: 'packLoss', amount: 30_000, clause: 'S000-03 (R09)' }] } });
    run.does('post', at('04 11:30'), posted(170_000), { task: null, desk: 'finance' });
    run.tick(at('04 11:45'));
    run.does('audit', at('04 12:00'), audited(170_000), { staff: 'e-fin' });
    expect(run.task('settleApprove')).toMatchObject({ owner: { role: 'vp' }, menu: { amount: 170_000, notBy: expect.arrayContaining(['e-fin']) as unknown } });
    expect(run.state.settlement?.posted).toBe(0);
    run.does('settlement_approval', at('04 13:00'), signed(), { staff: 'e-vp' });
    run.does('post', at('04 14:00'), posted(170_000));
    run.does('tell', at('04 14:10'), { amount: 160_000, wayCode: 'mail' });
    run.does('tell', at('04 14:20'), { amount: 170_000, wayCode: 'mail' });
    expect(run.state.settlement).toMatchObject({ due: 170_000, posted: 170_000, paid: 0, told: 170_000 });
    // booked before anybody approved: never taken over, a person looks at it
    expect(anomaliesOf(run)).toEqual(['unauthorised_act', 'malformed']);
  });

  it('R19 AS-08: 500.00 goes to 总经办, 500.01 to 总经理', () => {
    const approvals = { settlement: chain('refuse', ['gm', 'S001-20', { amount: { gt: 50_000 } }], ['vp', 'S001-20', { amount: { lte: 50_000 } }]) };
    const asked = (amount: number) => judged(settling({ audit: null }, { approvals }, { amount }), [OFFSET]).task('settleApprove').owner.role;
    expect([asked(50_000), asked(50_001)]).toEqual(['vp', 'gm']);
  });

  it('a net that is not the proposal and its named differences is not accepted', () => {
    const run = judged(settling({}), [OFFSET]);
    run.does('audit', at('04 11:00'), audited(199_000));
    expect([anomaliesOf(run), run.steps()]).toEqual([['malformed'], expect.arrayContaining(['audit'])]);
    run.does('audit', at('04 11:10'), audited(199_000, { differences: [{ code: 'invoice', amount: -1000 }] }));
    expect(run.task('settleApprove').menu.amount).toBe(199_000);
  });

  it('R34: the freight bills are audited with the papers, half of them is the customer’s', () => {
    const run = judged(settling({}, { freight: table({ payer: 'company' }, row({ reasonGroup: 'quality' }, { payer: 'half' }, 'S001-08 §1.4 (R34)')) }, { reason: 'function' }), [OFFSET]);
    expect(run.task('audit').menu.freight).toEqual({ payer: 'half', clause: 'S001-08 §1.4 (R34)' });
    // 20.00 paid by the customer, half of it is his: 10.00 come back
    run.does('audit', at('04 11:00'), audited(201_000, { freight: [{ amount: 2000, paidBy: 'customer' }] }));
    expect(run.task('settleApprove').menu.amount).toBe(201_000);
  });

  it('finance sends the proposal back a bounded number of times; then 放行循环, and without it nothing is credited', () => {
    const run = judged(settling({}, { loops: { proposal: { max: 2, grant: 'salesHead' } } }), [OFFSET]);
    const refuse = (minute: number) => run.does('audit', at(`04 11:${minute}`), { ...audited(0), verdict: 'reject' });
    refuse(10);
    expect(run.task('audit').round).toBe(2);
    refuse(20);
    expect(run.task('proposalLimit')).toMatchObject({ owner: { role: 'salesHead' }, menu: { loop: 'proposal' } });
    run.does('grant', at('04 12:00'), { loop: 'proposal', rounds: 1, reasonCode: 'agreed' });
    expect(run.task('audit').round).toBe(3);
    refuse(59);
    run.does('grant', at('04 13:00'), { loop: 'proposal', rounds: 0, reasonCode: 'enough' });
    expect(run.steps()).toEqual(['scrapRequest', 'tell']);
    scrapAll(run);
    run.does('tell', at('05 10:00'), { amount: 0, wayCode: 'phone' });
    // what is owed and not credited is a person's to let go
    expect(run.task('adjust').menu).toMatchObject({ amount: 200_000, results: ['pay', 'waive'] });
    run.does('adjust', at('05 11:00'), { delta: 200_000, decision: 'waive' });
    expect([run.state.result, run.state.settlement?.waived]).toEqual(['completed', 200_000]);
  });

  it('R21: 副总 sends it back to finance; refused for good nothing is booked', () => {
    const run = judged(settling({}), [OFFSET]);
    run.does('audit', at('04 11:00'), audited(200_000), { staff: 'e-fin' });
    run.does('settlement_approval', at('04 12:00'), signed('reject'), { staff: 'e-vp' });
    expect(run.task('audit').round).toBe(2);
    const strict = judged(settling({}, { approvals: { settlement: chain('refuse', ['vp', 'S000-03 §6']) } }), [OFFSET]);
    strict.does('audit', at('04 11:00'), audited(200_000), { staff: 'e-fin' });
    strict.does('settlement_approval', at('04 12:00'), signed('reject'), { staff: 'e-vp' });
    expect([strict.steps(), strict.state.settlement?.due]).toEqual([['scrapRequest', 'tell'], 0]);
  });
});
