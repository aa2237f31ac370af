/** 入账 and 退款, step by step. Figures by hand; money in Fen. */
import { describe, expect, it } from '@jest/globals';
import { table } from '../../policy/profiles/notation.js';
import { at } from '../../return-run.fixture.js';
import { anomaliesOf, judged, paid, posted, scrapAll, settling } from './settlement.fixture.js';

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
