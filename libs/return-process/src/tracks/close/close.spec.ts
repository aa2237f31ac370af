import { describe, expect, it } from '@jest/globals';
import { judged, opened, stocked } from '../../changed-policy.fixture.js';
import { chain } from '../../policy/profiles/notation.js';
import { isDone } from '../../return-process.js';
import { at, bodies } from '../../return-run.fixture.js';

describe('结案评审', () => {
  const REVIEW = { approvals: { close: chain('refuse', ['qcHead', 'S000-05']) } };

  it('opens when nothing else is left, and the return closes with it', () => {
    const run = judged(opened(REVIEW));
    expect(run.steps()).toEqual(['stockIn']);
    run.does('stock_in', at('03 12:00'), { qty: '12', storeCode: 'S1' });
    expect(run.task('closeReview')).toMatchObject({ owner: { role: 'qcHead' }, openedAt: at('03 12:00'), menu: { gate: 'close', verdicts: ['accept', 'reject'] } });
    run.does('close_review', at('04 09:00'), { gate: 'close', level: 1, verdict: 'accept' }, { staff: 'e-qchead' });
    expect(run.state).toMatchObject({ result: 'completed', closedAt: at('04 09:00') });
  });

  it('refused, the improvement is reported again before it is asked again', () => {
    const run = stocked(opened({ ...REVIEW, review: { report: { by: 'prod', kind: 'improvement' } } }));
    run.does('improve', at('03 13:00'), { kind: 'improvement', reportRef: '00000000-0000-4000-8000-0000000000aa', actions: [] });
    run.does('close_review', at('04 09:00'), { gate: 'close', level: 1, verdict: 'reject', reasonCode: 'r' }, { staff: 'e-qchead' });
    expect(run.steps()).toEqual(['improve']);
    run.does('improve', at('05 09:00'), { kind: 'improvement', reportRef: '00000000-0000-4000-8000-0000000000aa', actions: [] });
    expect(run.task('closeReview')).toMatchObject({ round: 2, openedAt: at('05 09:00') });
  });

  it('a return that is called off has nothing to review', () => {
    const run = opened(REVIEW);
    run.does('withdraw', at('03 09:30'), { reason: 'settled' }, { task: null });
    run.answer(at('03 09:40'));
    expect(run.state.result).toBe('withdrawn');
  });
});

describe('the end', () => {
  it('P24: tells the account of its failure cost and the reports it appears in, with the final state', () => {
    const run = stocked(opened({ closure: { costAccount: 'external_failure', reports: ['monthly_returns_table'] } }));
    expect(bodies(run.effects, 'return-closed')).toMatchObject([{ result: 'completed', closedAt: at('03 12:00'), costAccount: 'external_failure', reports: ['monthly_returns_table'], state: { closedAt: at('03 12:00') } }]);
  });

  it('P24: the customer is asked how he found it after the end; his answer opens nothing again', () => {
    const run = stocked(opened({ closure: { survey: true } }));
    expect(run.state.closedAt).toBe(at('03 12:00'));
    expect(isDone(run.state)).toBe(false);
    expect(run.task('survey')).toMatchObject({ owner: { role: 'cs' }, openedAt: at('03 12:00') });
    run.does('survey', at('05 09:00'), { score: 9 });
    expect([isDone(run.state), run.state.closedAt, run.steps()]).toEqual([true, at('03 12:00'), []]);
  });

  it('P24: nobody waits for that answer longer than ten working days, and nobody is reminded', () => {
    const run = stocked(opened({ closure: { survey: true } }));
    // ten working days after Monday the 3rd: the end of Monday the 17th
    const rung = run.tick(at('18 00:00'));
    expect(bodies(rung, 'rung-reached')).toEqual([]);
    expect(isDone(run.state)).toBe(false);
    run.tick(at('18 00:01'));
    expect(isDone(run.state)).toBe(true);
  });
});

describe('P22: notices', () => {
  it('to the customer say so, with a text and without a name', () => {
    const run = stocked(opened({ notifications: [{ on: 'stockIn', to: ['sales', 'customer'], text: 'stock_returned', clause: 'x' }, { on: 'dispose', to: ['customer'], text: 'handling_decided', clause: 'y' }] }));
    expect(bodies(run.effects, 'notice-requested')).toMatchObject([
      { text: 'handling_decided', to: [], counterparty: 'customer', anchor: 'dispose' }, { text: 'stock_returned', to: [{ role: 'sales' }], counterparty: 'customer', anchor: 'stockIn' },
    ]);
  });

  it('of a breach and of a refused return', () => {
    const NOTICES = { notifications: [{ on: 'breach', to: ['salesHead'], text: 'handling_decided', clause: 'x' }, { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'y' }] };
    const late = judged(opened({ ...NOTICES, sla: { put: { zh: '入库', en: 'Stock', budget: { natural: 60 }, start: 'open:stockIn', stop: 'stockIn', owner: 'keeper', ladder: 'standard', clause: 'T10' } } }));
    const rung = late.tick(at('03 12:01'));
    expect(bodies(rung, 'notice-requested')).toMatchObject([{ text: 'handling_decided', to: [{ role: 'salesHead' }], anchor: 'breach' }]);
    expect(bodies(rung, 'notice-requested')[0]).not.toHaveProperty('counterparty');
    const refused = opened(NOTICES);
    refused.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'r' }, { staff: 'e-head' });
    expect(bodies(refused.effects, 'notice-requested')).toMatchObject([{ text: 'return_rejected', counterparty: 'customer' }]);
  });
});

describe('P23: duties on a form', () => {
  const SUPPLIER = {
    duties: { notice: { zh: '物料异常通知单', en: 'Supplier notice', by: 'buyer', form: 'material', after: 'dispose', when: {}, clause: 'S000-06 (R40)' } },
    forms: { material: { zh: '物料异常通知单', en: 'Supplier notice', gate: 'close', fields: ['item', 'defect'], copies: [] } },
  };

  it('R40: are not done without the number of the form and its fields', () => {
    const run = stocked(opened(SUPPLIER));
    expect(run.task('duty.notice')).toMatchObject({ owner: { role: 'buyer' }, menu: { duty: 'notice', form: { code: 'material' }, fields: ['item', 'defect'] } });
    run.does('duty', at('04 09:00'), { duty: 'notice', formNo: 'M-1', fields: { item: 'PUMP' } });
    expect(run.state.anomalies).toMatchObject([{ kind: 'malformed' }]);
    run.does('resolve', at('04 09:05'), { anomalyId: run.state.anomalies[0]?.id, verdict: 'dismiss', reasonCode: 'r' });
    run.does('duty', at('04 09:10'), { duty: 'notice', formNo: 'M-1', fields: { item: 'PUMP', defect: 'crack' } });
    expect(run.state.result).toBe('completed');
  });
});
