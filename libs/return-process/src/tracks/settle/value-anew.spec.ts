/** A return valued before its goods are judged, and judged otherwise than it was valued (S000-07; process-model.md §1.4). */
import { describe, expect, it } from '@jest/globals';
import { at, contextFor, registration, ReturnRun } from '../../return-run.fixture.js';
import { row, table } from '../../policy/profiles/notation.js';
import { audited, come, posted, settling, signed } from './settlement.fixture.js';

const GRADED = { item: 'LAMP', qty: '2', unit: 'pcs', unitPrice: 100_00, receiptDate: '2025-03-01' };

/** Two lamps of 100.00 that turn out to be heavily damaged. */
function heavy(): ReturnRun {
  const run = new ReturnRun(contextFor('S000-07@1'), at('03 09:00'), registration([GRADED], { reason: 'other', requestType: 'return' }, { forms: [] }));
  run.does('eligibility', at('03 09:10'), { checks: { unused: true, undamaged: true, P02: true } });
  run.does('review', at('03 09:30'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-cs' });
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
  run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '2', fields: { look: 'bent' }, attrs: { condition: 'heavy' } }], documents: [], signedBy: [] });
  return run;
}
const judge = (run: ReturnRun, when: string, ...portions: object[]) => run.does('dispose', at(when), { lines: [{ line: 1, portions }] }, { staff: 'e-judge' });

describe('S000-07: heavily damaged goods are talked over while they are judged', () => {
  it('goods that go back bring no refund: the proposal is taken back and nothing is credited', () => {
    const run = heavy();
    expect([run.steps().sort(), run.state.settlement?.net]).toEqual([['dispose', 'propose'], 200_00]);
    expect(run.task('dispose').menu.outcomes?.map(({ goods, remedies }) => [goods, remedies])).toEqual([['SCRAP', ['REFUND_FULL']], ['RETURN_TO_CUSTOMER', ['NONE']]]);
    judge(run, '04 10:00', { qty: '2', goods: 'RETURN_TO_CUSTOMER', remedy: 'NONE' });
    expect(run.task('propose').state).toBe('asked_back');
    run.answer(at('04 10:05'));
    expect([run.state.settlement?.net, run.steps()]).toEqual([0, ['pack']]);
    run.does('pack', at('04 11:00'), { qty: '2' });
    run.does('send_back', at('04 12:00'), { qty: '2', waybillRef: 'W' });
    expect([run.state.result, run.state.settlement?.posted]).toEqual(['completed', 0]);
  });

  it('one of two goes back: the other alone is proposed again', () => {
    const run = heavy();
    judge(run, '04 10:00', { qty: '1', goods: 'RETURN_TO_CUSTOMER', remedy: 'NONE' }, { qty: '1', goods: 'SCRAP', remedy: 'REFUND_FULL' });
    run.answer(at('04 10:05'));
    expect([run.task('propose').menu.amount, run.task('propose').round]).toEqual([100_00, 2]);
  });

  it('judged as it was valued, the proposal stands as it was put', () => {
    const run = heavy();
    judge(run, '04 10:00', { qty: '2', goods: 'SCRAP', remedy: 'REFUND_FULL' });
    expect([run.task('propose').state, run.task('propose').round]).toEqual(['open', 1]);
  });
});

describe('what is booked already', () => {
  const early = () => settling({ trigger: 'approve', audit: null, tell: null }, {
    approvals: { settlement: null }, disposition: { remedies: table(['RECEIVABLE_OFFSET', 'REFUND_FULL', 'STORE_CREDIT', 'REPLENISH', 'NONE'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house')) },
  });

  it('stays, and what it exceeds is adjusted in the end', () => {
    const run = early();
    run.does('post', at('03 09:30'), posted(200_000));
    come(run);
    judge(run, '04 10:00', { qty: '10', goods: 'RETURN_TO_CUSTOMER', remedy: 'NONE' });
    run.does('pack', at('04 11:00'), { qty: '10' });
    run.does('send_back', at('04 12:00'), { qty: '10', waybillRef: 'W' });
    expect(run.task('adjust').menu).toMatchObject({ amount: -200_000, results: ['reclaim', 'waive'] });
  });

  it('a posting that crosses the request counts: then too the adjustment says the rest', () => {
    const run = early();
    come(run);
    const crossing = run.make('post', at('04 09:59'), posted(200_000));
    judge(run, '04 10:00', { qty: '10', goods: 'RETURN_TO_CUSTOMER', remedy: 'NONE' });
    run.deliver(crossing);
    expect(run.state.settlement).toMatchObject({ posted: 200_000 });
    run.does('pack', at('04 11:00'), { qty: '10' });
    run.does('send_back', at('04 12:00'), { qty: '10', waybillRef: 'W' });
    expect(run.task('adjust').menu.amount).toBe(-200_000);
  });

  it('audited and not booked, it is worked out and audited anew', () => {
    const run = settling({ trigger: 'approve', tell: null }, { disposition: { remedies: table(['RECEIVABLE_OFFSET', 'REFUND_FULL', 'STORE_CREDIT', 'REPLENISH', 'NONE'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house')) } });
    run.does('audit', at('03 09:10'), audited(200_000), { staff: 'e-fin' });
    come(run);
    judge(run, '04 10:00', { qty: '4', goods: 'RETURN_TO_CUSTOMER', remedy: 'NONE' }, { qty: '6', goods: 'SCRAP', remedy: 'RECEIVABLE_OFFSET' });
    run.answer(at('04 10:05'));
    run.does('audit', at('04 10:30'), audited(120_000), { staff: 'e-fin' });
    run.does('settlement_approval', at('04 10:40'), signed(), { staff: 'e-vp' });
    expect(run.task('post').menu.amount).toBe(120_000);
  });
});
