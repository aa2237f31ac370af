/**
 * AS-16 (S000-17): the part the return plays beside the complaint. The complaint itself (S000-17c: cause, measures, their
 * effect, report 48 h after the meeting) is a workflow of its own; without a wish to return there is no return to test.
 */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { anomalies, askedOf, counted, fulfils, given, judged, rungsOf } from './scenario.fixture.js';

/** Not settled in talk on Monday 3 March at 09:00; return and compensation are asked. */
const asked = () => given('S000-17@1', at('03 09:00'), {
  lines: [{ item: 'PUMP-40', batch: 'B2', qty: '12', unit: 'pcs', unitPrice: 10_000 }], attrs: { reason: 'function', requestType: 'return', claim: true }, more: { complaintAt: at('03 09:00') },
});
function issued(): ReturnRun {
  const run = asked();
  fulfils(run, 'documents', at('04 10:00'), 'PY-1');
  fulfils(run, 'returnNotice', at('04 10:00'), 'TZ-1');
  run.does('inspect', at('04 15:00'), { method: 'full', lines: [{ line: 1, sample: '12', passed: '0', failed: '12' }] });
  return run;
}
const due = (run: ReturnRun, rule: string): number => run.clock(rule).editions.at(-1)?.dueAt ?? 0;

describe('AS-16 complaint with and without return', () => {
  it('AS-16 · T12: the documents of 销售 are due on Tuesday at 21:00', () => {
    const run = asked();
    expect([run.task('duty.documents').dueAt, run.task('duty.returnNotice').dueAt, askedOf(run, 'duty.documents')]).toEqual([at('04 21:00'), at('04 21:00'), ['sales']]);
    run.tick(at('04 21:01'));
    expect(rungsOf(run, 'intake_documents').filter(([action]) => action !== 'remind')).toEqual([['breach', 'sales', at('04 21:00')], ['escalate', 'salesHead', at('04 21:00')]]);
  });

  it('AS-16 · T13 T14: issued on Tuesday 10:00: responsible unit by Thursday 10:00, meeting by Friday 10:00, goods judged by Sunday 10:00', () => {
    const run = issued();
    expect([due(run, 'responsibility'), due(run, 'review_meeting'), due(run, 'disposition')]).toEqual([at('06 10:00'), at('07 10:00'), at('09 10:00')]);
    expect(run.task('meet').dueAt).toBe(at('07 10:00'));
    run.does('conclude', at('05 10:00'), { attendantRoles: ['qc', 'prod', 'sales'], conclusionCode: 'process' });
    expect(run.task('responsible').dueAt).toBe(at('06 10:00'));
    run.does('responsibility', at('05 11:00'), { fault: 'own', unitCode: 'LINE-1', cause: 'operation', bearer: 'open' });
    expect(run.task('dispose').dueAt).toBe(at('09 10:00'));
  });

  it('AS-16 · T16: the whole case is flagged on Monday 10 March at 09:00, the money waits for the day of the month', () => {
    const run = issued();
    expect(due(run, 'whole_case')).toBe(at('10 09:00'));
    run.does('conclude', at('05 10:00'), { attendantRoles: ['qc', 'prod', 'sales'], conclusionCode: 'process' });
    run.does('responsibility', at('05 11:00'), { fault: 'own', unitCode: 'LINE-1', cause: 'operation', bearer: 'open' });
    run.does('dispose', at('05 12:00'), judged({ qty: '12', goods: 'RESTOCK', remedy: 'RECEIVABLE_OFFSET' }));
    run.does('instruct', at('05 12:10'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    run.does('receive', at('06 09:00'), counted('12'), { desk: 'warehouse', scope: { consignment: 'c1' } });
    run.does('arrival_notice', at('06 09:10'), { areaCode: 'RETURN', label: '退货待判' });
    run.does('stock_in', at('06 10:00'), { qty: '12', storeCode: 'S1' });
    run.does('audit', at('06 11:00'), { verdict: 'accept', net: 120_000, differences: [] }, { staff: 'e-fin' });
    expect(run.task('post')).toMatchObject({ menu: { amount: 120_000 } });
    // 按月: the 25th, which is the house's day; meanwhile the limit of the whole case stands still
    expect(new Date(due(run, 'settlement')).toISOString().slice(0, 10)).toBe('2025-03-25');
    expect(run.clock('whole_case').pausedBy).toEqual(['post']);
    run.tick(at('11 09:00'));
    expect(rungsOf(run, 'whole_case').filter(([action]) => action === 'breach')).toEqual([]);
  });

  it('AS-16 · T16: nobody settles it: flagged on Monday at 09:00, owner and head are told', () => {
    const run = issued();
    run.tick(at('10 09:01'));
    expect(rungsOf(run, 'whole_case').filter(([action]) => action !== 'remind')).toEqual([['breach', 'qc', at('10 09:00')], ['escalate', 'qcHead', at('10 09:00')]]);
    expect(run.state.closedAt).toBeNull();
  });

  it('AS-16 · K09 §4.4 complaint: cause and measures are the complaint’s: the return tells it and asks nobody for a report', () => {
    const run = issued();
    run.does('conclude', at('05 10:00'), { attendantRoles: ['qc', 'prod', 'sales'], conclusionCode: 'process' });
    run.does('responsibility', at('05 11:00'), { fault: 'own', unitCode: 'LINE-1', cause: 'operation', bearer: 'open' });
    run.does('dispose', at('05 12:00'), judged({ qty: '12', goods: 'SCRAP', remedy: 'NONE' }));
    expect([run.state.links.map(({ kind }) => kind), run.steps().includes('improve')]).toEqual([['complaint'], false]);
  });

  it('AS-16 · §4.4 complaint: the talk settles it: closed without 品质异常单', () => {
    const run = asked();
    run.does('withdraw', at('03 15:00'), { reason: 'settled' }, { task: null });
    run.answer(at('03 15:05'));
    expect([run.state.result, run.goods(), anomalies(run), run.facts.some(({ kind }) => kind === 'duty')]).toEqual(['withdrawn', { NOT_SENT: 12 }, [], false]);
  });
});
