/** 结算协商, step by step. Figures by hand; money in Fen. */
import { describe, expect, it } from '@jest/globals';
import { table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, bodies } from '../../return-run.fixture.js';
import { anomaliesOf, come, judged, OFFSET, paid, posted, settling, type Settlement } from './settlement.fixture.js';

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

describe('a partial refund at the amount both agreed', () => {
  const ask = { propose: { on: true, by: 'sales', timeout: { natural: 1440 }, onTimeout: 'escalate' as const, clause: 'S000-14 §4' } };
  const MORE: Partial<Patch> = {
    ask, clauses: { propose: 'S000-14 §3–4' }, approvals: { settlement: null }, outcomes: { goods: ['SCRAP', 'RESTOCK', 'RETURN_TO_CUSTOMER'], remedies: ['REFUND_FULL', 'REFUND_PARTIAL', 'STORE_CREDIT', 'NONE'] },
    disposition: { remedies: table(['REFUND_FULL', 'REFUND_PARTIAL', 'STORE_CREDIT', 'NONE']) },
  };
  const HOUSE: Settlement = { audit: null, pay: 'fin', tell: null, route: table('original'), negotiated: true };
  const bargaining = (remedy: string = 'REFUND_FULL', settlement: Settlement = {}, lines?: readonly object[]) =>
    judged(settling({ ...HOUSE, ...settlement }, MORE, {}, lines), [{ qty: '10', goods: 'SCRAP', remedy }]);
  const replies = (run: ReturnType<typeof settling>, reply: object) => run.does('customer_reply', at('04 12:00'), { about: 'propose', answer: 'accept', ...reply });

  it('S000-14: chosen with its amount, 1,234.56 of 2,000.00 is booked and paid; the reasons name both', () => {
    const run = bargaining();
    expect(run.task('propose').menu).toMatchObject({ amount: 200_000, upTo: 200_000 });
    replies(run, { choice: 'REFUND_PARTIAL', amount: 123_456 });
    expect(bodies(run.effects, 'amount-proposed').at(-1)).toMatchObject({
      net: 123_456, lines: [{ line: 1, remedy: 'REFUND_PARTIAL', net: 123_456 }],
      because: { because: [{ rule: 'value', because: [{ rule: 'value.negotiated', clause: 'S000-14 §3–4', inputs: { amount: 123_456, of: 200_000, credited: '200000' } }] }] },
    });
    run.does('post', at('04 13:00'), posted(123_456));
    run.does('refund_paid', at('04 14:00'), paid(123_456));
    expect([anomaliesOf(run), run.state.settlement?.paid]).toEqual([[], 123_456]);
  });

  it('never more than the goods are credited with; nothing has happened then', () => {
    const run = bargaining('REFUND_PARTIAL');
    replies(run, { amount: 200_001 });
    expect([anomaliesOf(run), run.task('propose').round, run.state.settlement?.due]).toEqual([['amount_excess'], 1, 200_000]);
    replies(run, { amount: 200_000 });
    expect(run.task('post').menu.amount).toBe(200_000);
  });

  it('only for a partial refund, under a policy that leaves it open, with an agreement, in whole Fen', () => {
    const refused = (reply: object, run = bargaining()) => {
      replies(run, reply);
      expect(run.state.settlement?.net).toBe(200_000);
      return anomaliesOf(run);
    };
    expect(refused({ amount: 100 })).toEqual(['outcome_not_allowed']);
    expect(refused({ amount: 100, choice: 'STORE_CREDIT' })).toEqual(['outcome_not_allowed']);
    expect(refused({ amount: 100, choice: 'REFUND_PARTIAL', answer: 'counter' })).toEqual(['outcome_not_allowed']);
    // no desk can record half a Fen, or less than nothing
    for (const amount of [0.5, -1]) expect(() => replies(bargaining(), { amount, choice: 'REFUND_PARTIAL' })).toThrow('amount');
    const rated = bargaining('REFUND_PARTIAL', { negotiated: false });
    expect(rated.task('propose').menu.upTo).toBeUndefined();
    expect(refused({ amount: 100 }, rated)).toEqual(['outcome_not_allowed']);
  });

  it('is net of deductions', () => {
    const run = bargaining('REFUND_PARTIAL', { deductions: { loss: { zh: '折旧费', en: 'Depreciation', when: {}, base: 'creditable', bps: 1000, clause: 'house' } } });
    expect(run.task('propose').menu).toMatchObject({ amount: 180_000, upTo: 200_000 });
    replies(run, { amount: 190_000 });
    expect(run.task('post').menu.amount).toBe(190_000);
  });

  it('the same word again changes nothing, another amount is a person’s to look at', () => {
    const run = bargaining('REFUND_PARTIAL');
    replies(run, { amount: 150_000 });
    run.does('customer_reply', at('04 12:10'), { about: 'propose', answer: 'accept', amount: 150_000 }, { task: null });
    expect(anomaliesOf(run)).toEqual([]);
    run.does('customer_reply', at('04 12:20'), { about: 'propose', answer: 'accept', amount: 160_000 }, { task: null });
    expect([anomaliesOf(run), run.state.settlement?.due]).toEqual([['second_decision'], 150_000]);
  });

  it('fewer goods than agreed over are settled in the same proportion', () => {
    const run = settling({ ...HOUSE, trigger: 'approve' }, { ...MORE, disposition: { remedies: table(['REFUND_PARTIAL']) } });
    run.does('customer_reply', at('03 09:30'), { about: 'propose', answer: 'accept', amount: 150_000 });
    run.does('post', at('03 09:40'), posted(150_000));
    run.does('refund_paid', at('03 09:50'), paid(150_000));
    come(run, '8');
    run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'short' });
    run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '8', goods: 'RESTOCK', remedy: 'REFUND_PARTIAL' }] }] });
    run.does('stock_in', at('04 11:00'), { qty: '8', storeCode: 'S1' });
    // eight of ten at 150.00 each
    expect(run.task('adjust').menu.amount).toBe(-30_000);
  });
});
