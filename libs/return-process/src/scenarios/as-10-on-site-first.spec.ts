/** AS-10 (S000-15): on Friday 7 March at 16:00 the customer reports 200 pcs; 业务 looks at them on Monday: 80 are conceded, 120 come back. */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { anomalies, askedOf, counted, fulfils, given, judged, notices, rungsOf, signs, tries } from './scenario.fixture.js';

const reported = (): ReturnRun => given('S000-15@1', at('07 16:00'), {
  lines: [{ item: 'HOUSING', batch: 'H1', qty: '200', unit: 'pcs', unitPrice: 1_000 }], attrs: { reason: 'dimension', customerDeducts: true }, more: { complaintAt: at('07 16:00') },
});
function onSite(): ReturnRun {
  const run = reported();
  run.does('onsite', at('10 15:00'), { lines: [{ line: 1, qty: '80', result: 'concession' }, { line: 1, qty: '120', result: 'return' }] });
  run.does('customer_reply', at('10 15:30'), { about: 'consent', answer: 'accept' });
  return run;
}
function atHome(): ReturnRun {
  const run = onSite();
  run.does('instruct', at('10 16:00'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'liaison', no: 'LL-1' }] });
  run.does('arrive', at('12 09:00'), { packages: 3, packagingBroken: false });
  run.does('receive', at('12 10:00'), counted('120'));
  run.does('arrival_notice', at('12 10:10'), { areaCode: 'RETURN', label: '退货待判' });
  run.does('inspect', at('12 14:00'), { method: 'full', lines: [{ line: 1, sample: '120', passed: '0', failed: '120' }] });
  run.does('responsibility', at('12 15:00'), { fault: 'own', unitCode: 'LINE-1', cause: 'tooling', bearer: 'open' });
  run.does('dispose', at('12 16:00'), judged({ qty: '120', goods: 'REWORK' }));
  return run;
}
const worked = (qtyDone: string, qtyUnrepairable: string, hours: number) => ({ qtyDone, qtyUnrepairable, hours, material: [], requires: { hours: true } });

describe('AS-10 on-site first, 特采', () => {
  it('AS-10 · T11: reported on Friday, due by the end of Monday; on Monday it is in time, on Tuesday it is escalated', () => {
    expect(reported().task('onsite')).toMatchObject({ owner: { role: 'sales' }, dueAt: at('11 00:00') });
    expect(onSite().clock('onsite').state).toBe('met');
    const late = reported();
    late.tick(at('11 00:01'));
    expect(rungsOf(late, 'onsite').filter(([action]) => action !== 'remind')).toEqual([['breach', 'sales', at('11 00:00')], ['escalate', 'salesHead', at('11 00:00')]]);
  });

  it('AS-10 · R38 K20 §4.4 on-site: 80 end as 特采 without moving, with the customer’s consent; for 120 there are 联络单 and vehicle', () => {
    const run = onSite();
    expect([run.goods(), run.status().lines[0]?.ended]).toEqual([{ CONCESSION: 80, undecided: 120 }, '80']);
    expect(run.task('instruct')).toMatchObject({ lines: [{ qty: '120' }], menu: { form: { code: 'liaison' } } });
    expect(notices(run)).toContain('return_registered');
  });

  it('AS-10 · §4.4 rework loop R44: 异常单 at home; of 120 reworked 110 pass, 6 fail and pass the second time, 4 cannot be repaired; the hours stay', () => {
    const run = atHome();
    expect(askedOf(run, 'duty.anomaly')).toEqual(['qc']);
    fulfils(run, 'anomaly', at('12 16:30'), 'YC-1');
    run.does('order', at('13 08:00'), { orderNo: 'MO-1', qty: '120', priority: false });
    run.does('repair', at('14 09:00'), worked('116', '4', 30));
    run.does('reinspect', at('14 11:00'), { pass: '110', fail: '6', defects: ['size'] });
    expect(run.task('rework')).toMatchObject({ round: 2, lines: [{ qty: '6' }] });
    run.does('repair', at('14 14:00'), worked('6', '0', 2));
    run.does('reinspect', at('14 15:00'), { pass: '6', fail: '0', defects: [] });
    expect(run.task('redecide')).toMatchObject({ lines: [{ qty: '4' }] });
    run.does('dispose', at('14 16:00'), judged({ qty: '4', goods: 'SCRAP' }));
    expect(run.goods()).toEqual({ CONCESSION: 80, REWORK: 116, SCRAP: 4 });
    expect(run.facts.filter(({ kind }) => kind === 'repair').map(({ payload }) => (payload as { hours: number }).hours)).toEqual([30, 2]);
  });

  it('AS-10 · R22 K14: the 报废申请单 of the 4 needs 品质, 主管, 总经理 in this order', () => {
    const run = atHome();
    run.does('order', at('13 08:00'), { orderNo: 'MO-1', qty: '120', priority: false });
    run.does('repair', at('14 09:00'), worked('116', '4', 30));
    run.does('dispose', at('14 16:00'), judged({ qty: '4', goods: 'SCRAP' }));
    expect(run.task('scrapRequest').menu.form?.code).toBe('scrapRequest');
    run.does('scrap_request', at('14 16:10'), { qty: '4', formNo: 'BF-1', reasonCode: 'broken' }, { staff: 'e-prod' });
    for (const [level, role] of [[1, 'qc'], [2, 'supervisor'], [3, 'gm']] as const) {
      expect([askedOf(run, 'scrapApprove'), run.steps().includes('scrap')]).toEqual([[role], false]);
      run.does('scrap_approval', at(`14 16:${level + 1}0`), signs('scrap', level), { staff: `e-level-${level}` });
    }
    expect(run.task('scrap').lines).toMatchObject([{ qty: '4' }]);
  });

  it('AS-10 · R32: the customer deducts the payment: no replenishment may be decided, none is ordered', () => {
    const run = atHome();
    run.does('order', at('13 08:00'), { orderNo: 'MO-1', qty: '120', priority: false });
    run.does('repair', at('14 09:00'), worked('116', '4', 30));
    expect(tries(run, 'dispose', at('14 16:00'), judged({ qty: '4', goods: 'SCRAP', remedy: 'REPLENISH' }))).toEqual(['outcome_not_allowed']);
    expect(run.task('redecide').menu.outcomes?.flatMap((offer) => offer.remedies)).not.toContain('REPLENISH');
    expect([run.steps().includes('supplyOrder'), anomalies(run)]).toEqual([false, ['outcome_not_allowed']]);
  });
});
