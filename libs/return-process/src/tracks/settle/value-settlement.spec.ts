/** 计价 and 结算调整, step by step. Figures by hand; money in Fen. */
import { describe, expect, it } from '@jest/globals';
import { table } from '../../policy/profiles/notation.js';
import { at, bodies } from '../../return-run.fixture.js';
import { anomaliesOf, audited, come, judged, OFFSET, paid, posted, settling, signed } from './settlement.fixture.js';

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
