/** 结算 step by step: who is asked, what is refused, what the customer gets. Figures by hand; money in Fen. */
import { describe, expect, it } from '@jest/globals';
import { chain, row, table } from '../../policy/profiles/notation.js';
import { at, bodies } from '../../return-run.fixture.js';
import { anomaliesOf, audited, come, judged, OFFSET, paid, posted, settling, signed } from './settlement.fixture.js';

const PACK_LOSS = { packLoss: { zh: '包装损失费', en: 'Packaging loss', when: { reasonGroup: { notIn: ['quality', 'transit'] as const } }, base: 'creditable' as const, bps: 1500, clause: 'S000-03 (R09)' } };
const scrapAll = (run: ReturnType<typeof settling>): void => {
  run.does('scrap_request', at('05 08:00'), { qty: '10', formNo: 'BF', reasonCode: 'broken' });
  run.does('scrap', at('05 09:00'), { qty: '10' });
};

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

describe('booked and paid', () => {
  const REFUND = { qty: '10', goods: 'SCRAP', remedy: 'REFUND_FULL' };
  const paying = (more: object = {}, patch: object = {}) => judged(settling({ audit: null, pay: 'fin', tell: null, route: table('original'), ...more }, { approvals: { settlement: null }, ...patch }), [REFUND]);

  it('never more than approved: what exceeds it is a person’s to look at (I3)', () => {
    const run = paying();
    run.does('post', at('04 11:00'), posted(200_001));
    expect([anomaliesOf(run), run.state.settlement?.posted]).toEqual([['amount_excess'], 0]);
    run.does('post', at('04 11:10'), posted(150_000));
    expect(run.task('post').menu.amount).toBe(50_000);
    run.does('post', at('04 11:20'), posted(50_000));
    run.does('refund_paid', at('04 12:00'), paid(200_001));
    expect(run.state.settlement?.paid).toBe(0);
    run.does('refund_paid', at('04 12:10'), paid(120_000));
    expect(run.task('pay').menu).toMatchObject({ amount: 80_000, routes: ['original'] });
    run.does('refund_paid', at('04 12:20'), paid(80_000));
    expect(run.state.settlement).toMatchObject({ posted: 200_000, paid: 200_000 });
  });

  it('R29: by the original route and no other, until it is closed for good', () => {
    const run = paying();
    run.does('post', at('04 11:00'), posted(200_000));
    run.does('refund_paid', at('04 12:00'), paid(200_000, 'bank'));
    expect(anomaliesOf(run)).toEqual(['outcome_not_allowed']);
    run.does('refund_failed', at('04 12:10'), { code: 'card_expired', retryable: false });
    expect(run.task('pay')).toMatchObject({ round: 2, menu: { routes: ['credit', 'bank', 'cash'] } });
    run.does('refund_paid', at('04 12:20'), paid(200_000, 'bank'));
    expect(run.state.settlement?.paid).toBe(200_000);
  });

  it('R29: a payment that may be tried again goes the same way', () => {
    const run = paying();
    run.does('post', at('04 11:00'), posted(200_000));
    run.does('refund_failed', at('04 12:10'), { code: 'timeout', retryable: true });
    expect(run.task('pay')).toMatchObject({ round: 2, menu: { routes: ['original'] } });
  });

  it('R28: the way the customer paid by needs no account to be verified', () => {
    const run = paying({ verifyAccount: true });
    run.does('post', at('04 11:00'), posted(200_000));
    run.does('refund_paid', at('04 12:00'), paid(200_000));
    expect(run.state.settlement?.paid).toBe(200_000);
  });

  it('two rounds granted are two: only then somebody is asked again', () => {
    const run = paying({}, { loops: { payment: { max: 1, grant: 'gm' } } });
    const fail = (minute: number) => run.does('refund_failed', at(`04 12:${minute}`), { code: 'timeout', retryable: true });
    run.does('post', at('04 11:00'), posted(200_000));
    fail(10);
    run.does('grant', at('04 12:20'), { loop: 'payment', rounds: 2, reasonCode: 'again' });
    fail(30);
    expect(run.steps()).not.toContain('paymentLimit');
    fail(40);
    expect(run.steps()).toContain('paymentLimit');
  });

  it('R28 S000-18: an account the customer named is verified before money goes there', () => {
    const run = paying({ verifyAccount: true, route: table('bank') });
    run.does('post', at('04 11:00'), posted(200_000));
    expect(run.task('pay').menu.verifyAccount).toBe(true);
    run.does('refund_paid', at('04 12:00'), paid(200_000, 'bank'));
    run.does('refund_paid', at('04 12:10'), paid(200_000, 'bank', { accountVerified: true }));
    expect([anomaliesOf(run), run.state.settlement?.paid]).toEqual([['outcome_not_allowed'], 200_000]);
  });

  it('S000-12: a failed payment is tried again up to the bound; then it is granted, or stays a credit', () => {
    const run = paying({}, { loops: { payment: { max: 2, grant: 'gm' } } });
    run.does('post', at('04 11:00'), posted(200_000));
    for (const minute of [10, 20]) run.does('refund_failed', at(`04 12:${minute}`), { code: 'timeout', retryable: true });
    expect(run.task('paymentLimit')).toMatchObject({ owner: { role: 'gm' }, menu: { loop: 'payment' } });
    run.does('grant', at('04 13:00'), { loop: 'payment', rounds: 1, reasonCode: 'again' });
    expect(run.task('pay').round).toBe(3);
    run.does('refund_failed', at('04 13:10'), { code: 'timeout', retryable: true });
    run.does('grant', at('04 13:20'), { loop: 'payment', rounds: 0, reasonCode: 'credit' });
    expect([run.steps(), run.state.settlement?.heldAsCredit]).toEqual([['scrapRequest'], true]);
    scrapAll(run);
    expect(run.state.result).toBe('completed');
  });

  it('offsets and store credit are booked and not paid out', () => {
    const run = judged(settling({ audit: null, pay: 'fin', tell: null, route: table('original') }, { approvals: { settlement: null } }), [
      { qty: '4', goods: 'SCRAP', remedy: 'RECEIVABLE_OFFSET' }, { qty: '3', goods: 'SCRAP', remedy: 'STORE_CREDIT' }, { qty: '2', goods: 'SCRAP', remedy: 'REFUND_FULL' }, { qty: '1', goods: 'SCRAP', remedy: 'NONE' }]);
    run.does('post', at('04 11:00'), posted(180_000));
    expect(run.task('pay').menu.amount).toBe(40_000);
  });
});

describe('when it is valued', () => {
  it('internal returns are not settled at all', () => {
    const run = judged(settling({ on: { requestType: { notIn: ['internal'] } } }, {}, { requestType: 'internal' }), [OFFSET]);
    expect([run.steps(), run.state.settlement]).toEqual([['scrapRequest'], undefined]);
  });

  it('S002-01: refunded at approval, fewer came: the difference is asked back', () => {
    const run = settling({ trigger: 'approve', audit: null, pay: 'fin', tell: null, route: table('original') }, { approvals: { settlement: null }, disposition: { remedies: table(['REFUND_FULL', 'REPLENISH']) } });
    expect(bodies(run.effects, 'amount-proposed')).toMatchObject([{ net: 200_000 }]);
    run.does('post', at('03 09:30'), posted(200_000));
    run.does('refund_paid', at('03 09:40'), paid(200_000));
    come(run, '8');
    run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'short' });
    // one remedy per portion: what was paid for is not replaced too (I2)
    expect(run.task('dispose').menu.outcomes?.map(({ remedies }) => remedies)).toEqual([['REFUND_FULL'], ['REFUND_FULL'], ['REFUND_FULL']]);
    run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '8', goods: 'RESTOCK', remedy: 'REFUND_FULL' }] }] });
    run.does('stock_in', at('04 11:00'), { qty: '8', storeCode: 'S1' });
    expect(run.task('adjust').menu).toMatchObject({ amount: -40_000, results: ['reclaim', 'waive'] });
    run.does('adjust', at('04 12:00'), { delta: -40_000, decision: 'pay' });
    // who decides names the difference he saw
    run.does('adjust', at('04 12:05'), { delta: -30_000, decision: 'reclaim' });
    expect(anomaliesOf(run)).toEqual(['outcome_not_allowed', 'malformed']);
    run.does('adjust', at('04 12:10'), { delta: -40_000, decision: 'reclaim' });
    expect(run.state.settlement?.reclaimed).toBe(40_000);
  });

  it('a difference within the policy’s tolerance is let go', () => {
    const run = settling({ trigger: 'approve', audit: null, tell: null, adjust: { by: 'fin', tolerance: 40_000 } }, { approvals: { settlement: null } });
    run.does('post', at('03 09:30'), posted(200_000));
    come(run, '8');
    run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'short' });
    run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '8', goods: 'RESTOCK', remedy: 'RECEIVABLE_OFFSET' }] }] });
    run.does('stock_in', at('04 11:00'), { qty: '8', storeCode: 'S1' });
    expect(run.state.result).toBe('completed');
  });

  it('I3: what finance finds later never makes it less than what is booked', () => {
    const run = settling({ trigger: 'approve', tell: null }, { approvals: { settlement: null } });
    run.does('audit', at('03 09:10'), audited(200_000));
    run.does('post', at('03 09:30'), posted(200_000));
    come(run, '11');
    run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: '1', result: 'accept_extra' }], reasonCode: 'over' });
    run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '11', goods: 'RESTOCK', remedy: 'RECEIVABLE_OFFSET' }] }] });
    for (const qty of ['10', '1']) run.does('stock_in', at('04 11:00'), { qty, storeCode: 'S1' });
    run.does('adjust', at('04 12:00'), { delta: 20_000, decision: 'pay' });
    run.does('audit', at('04 12:05'), audited(190_000, { differences: [{ code: 'invoice', amount: -30_000 }] }));
    expect([anomaliesOf(run), run.steps()]).toEqual([['malformed'], expect.arrayContaining(['audit'])]);
  });

  it('more is owed in the end: the rest is audited, approved, booked and told like the first amount', () => {
    const run = settling({ trigger: 'approve', pay: 'fin' });
    run.does('audit', at('03 09:10'), audited(200_000), { staff: 'e-fin' });
    run.does('settlement_approval', at('03 09:20'), signed(), { staff: 'e-vp' });
    run.does('post', at('03 09:30'), posted(200_000));
    run.does('tell', at('03 09:40'), { amount: 200_000, wayCode: 'mail' });
    come(run, '11');
    run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: '1', result: 'accept_extra' }], reasonCode: 'over' });
    run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '11', goods: 'RESTOCK', remedy: 'RECEIVABLE_OFFSET' }] }] });
    for (const qty of ['10', '1']) run.does('stock_in', at('04 11:00'), { qty, storeCode: 'S1' });
    run.does('adjust', at('04 12:00'), { delta: 20_000, decision: 'pay' });
    run.does('audit', at('04 12:10'), audited(220_000), { staff: 'e-fin' });
    run.does('settlement_approval', at('04 12:20'), signed(), { staff: 'e-vp' });
    expect(run.task('post').menu.amount).toBe(20_000);
    run.does('post', at('04 12:30'), posted(20_000));
    run.does('tell', at('04 12:40'), { amount: 220_000, wayCode: 'mail' });
    expect([run.state.result, run.state.settlement?.posted]).toEqual(['completed', 220_000]);
  });

  it('no price was told: without an auditor a person must look before anything is credited', () => {
    const run = judged(settling({ audit: null }, {}, {}, [{ item: 'PUMP-40', qty: '10', unit: 'pcs' }]), [OFFSET]);
    expect([anomaliesOf(run), run.task('anomaly').owner.role]).toEqual([['policy_gap'], 'fin']);
    const withAudit = judged(settling({}, {}, {}, [{ item: 'PUMP-40', qty: '10', unit: 'pcs' }]), [OFFSET]);
    withAudit.does('audit', at('04 11:00'), audited(99_900, { differences: [{ code: 'price', amount: 99_900 }] }));
    expect(withAudit.task('settleApprove').menu.amount).toBe(99_900);
  });
});

describe('a return that ends early', () => {
  it('once money is booked a withdrawal is a person’s to judge', () => {
    const run = settling({ trigger: 'approve', audit: null, tell: null }, { approvals: { settlement: null } });
    run.does('post', at('03 09:30'), posted(200_000));
    run.does('withdraw', at('03 10:00'), { reason: 'gave_up' });
    expect([anomaliesOf(run), run.state.ending]).toEqual([['out_of_turn'], null]);
  });

  it('before that it is honoured and nothing is credited', () => {
    const run = settling({ trigger: 'approve' });
    run.does('withdraw', at('03 10:00'), { reason: 'gave_up' });
    run.answer(at('03 10:05'));
    expect([run.state.result, run.state.settlement?.posted, run.status().lines[0]?.portions.map(({ remedy }) => remedy)]).toEqual(['withdrawn', 0, ['NONE']]);
  });

  it('cancelled after it was paid: the goods go back and the money is asked back', () => {
    const run = settling({ trigger: 'approve', audit: null, pay: 'fin', tell: null, route: table('original') }, { approvals: { settlement: null }, disposition: { remedies: table(['REFUND_FULL']) } });
    run.does('post', at('03 09:30'), posted(200_000));
    run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    run.does('cancel', at('03 11:00'), { reasonCode: 'wrong' }, { role: 'salesHead', task: null });
    run.answer(at('03 11:05'));
    run.does('refund_paid', at('03 12:00'), paid(200_000));
    run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] });
    run.answer(at('04 09:05'));
    run.does('pack', at('04 10:00'), { qty: '10' });
    run.does('send_back', at('04 11:00'), { qty: '10', waybillRef: 'W' });
    expect(run.task('adjust').menu.amount).toBe(-200_000);
    run.does('adjust', at('04 12:00'), { delta: -200_000, decision: 'reclaim' });
    expect(run.state.result).toBe('cancelled');
  });
});

describe('agreed with the customer', () => {
  const ask = { propose: { on: true, by: 'sales', timeout: { natural: 1440 }, onTimeout: 'escalate' as const, clause: 'S001-13' } };
  const asking = (more: object = {}) => judged(settling({ audit: null, tell: null }, { ask, approvals: { settlement: null }, loops: { proposal: { max: 1, grant: 'salesHead' } }, ...more }), [OFFSET]);
  const replies = (run: ReturnType<typeof settling>, when: string, reply: object) => run.does('customer_reply', at(when), { about: 'propose', ...reply });

  it('S000-14: nothing is booked before he agrees', () => {
    const run = asking();
    expect(run.task('propose')).toMatchObject({ desk: 'returns', menu: { amount: 200_000 } });
    expect(run.steps()).not.toContain('post');
    replies(run, '04 12:00', { answer: 'accept' });
    expect(run.task('post').menu.amount).toBe(200_000);
  });

  it('R29 S001-13: he chooses store credit or goods instead of an offset, never both (I2)', () => {
    const run = asking();
    replies(run, '04 12:00', { answer: 'accept', choice: 'STORE_CREDIT' });
    expect(bodies(run.effects, 'amount-proposed').map(({ lines }) => lines[0]?.remedy)).toEqual(['RECEIVABLE_OFFSET', 'STORE_CREDIT']);
    const inKind = asking();
    replies(inKind, '04 12:00', { answer: 'accept', choice: 'REPLENISH' });
    expect([inKind.steps().toSorted(), inKind.state.settlement?.due]).toEqual([['scrapRequest', 'supplyOrder'], 0]);
    const odd = asking();
    replies(odd, '04 12:00', { answer: 'accept', choice: 'COUPON' });
    expect(anomaliesOf(odd)).toEqual(['outcome_not_allowed']);
  });

  it('S000-14: not agreed, it is proposed again up to the bound; then a named person lets it go on or ends it', () => {
    const run = asking();
    replies(run, '04 12:00', { answer: 'refuse' });
    expect(run.task('proposalLimit').owner.role).toBe('salesHead');
    run.does('grant', at('04 13:00'), { loop: 'proposal', rounds: 1, reasonCode: 'again' });
    expect(run.task('propose').round).toBe(2);
    replies(run, '04 14:00', { answer: 'refuse' });
    run.does('grant', at('04 15:00'), { loop: 'proposal', rounds: 0, reasonCode: 'enough' });
    expect([run.steps(), run.state.settlement?.due]).toEqual([['scrapRequest'], 0]);
  });
});
