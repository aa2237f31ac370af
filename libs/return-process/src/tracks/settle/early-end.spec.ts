/** What becomes of the money of a return that ends early. Figures by hand; money in Fen. */
import { describe, expect, it } from '@jest/globals';
import { table } from '../../policy/profiles/notation.js';
import { at } from '../../return-run.fixture.js';
import { anomaliesOf, paid, posted, settling } from './settlement.fixture.js';

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

  it('cancelled after it was booked: a payment that fails for the last time is asked about all the same', () => {
    const run = settling({ trigger: 'approve', audit: null, pay: 'fin', tell: null, route: table('original') }, { approvals: { settlement: null }, disposition: { remedies: table(['REFUND_FULL']) }, loops: { payment: { max: 1, grant: 'gm' } } });
    run.does('post', at('03 09:30'), posted(200_000));
    run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    run.does('cancel', at('03 11:00'), { reasonCode: 'wrong' }, { role: 'salesHead', task: null });
    run.answer(at('03 11:05'));
    run.does('refund_failed', at('03 12:00'), { code: 'timeout', retryable: true });
    expect(run.task('paymentLimit')).toMatchObject({ owner: { role: 'gm' }, menu: { loop: 'payment' } });
  });
});
