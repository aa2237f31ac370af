/** AS-12, first part (S000-19): judged on the information before the goods arrive; the shortage comes off the rework; branch signs, PMC orders. */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { anomalies, askedOf, counted, fulfils, given, judged, notices, signs, tries } from './scenario.fixture.js';

const begin = () => given('S000-19@1', at('03 09:00'), { lines: [{ item: 'GEAR-8', batch: 'G3', qty: '200', unit: 'pcs' }], attrs: { reason: 'dimension' }, more: { forms: ['handling'] } });

function judgedFirst(): ReturnRun {
  const run = begin();
  run.does('review', at('03 10:00'), signs('return', 1), { staff: 'e-superior' });
  run.does('instruct', at('03 10:30'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'TH-1' }] });
  run.does('inspect', at('03 14:00'), { method: 'full', lines: [{ line: 1, sample: '200', passed: '0', failed: '200' }] });
  fulfils(run, 'anomaly', at('03 14:30'), 'YC-1');
  run.does('dispose', at('03 15:00'), judged({ qty: '150', goods: 'REWORK' }, { qty: '50', goods: 'SCRAP', remedy: 'REPLENISH' }));
  return run;
}
function received(run = judgedFirst()): ReturnRun {
  run.does('arrive', at('05 09:00'), { packages: 4, packagingBroken: false });
  run.does('receive', at('05 10:00'), counted('198', { documents: ['slip'] }));
  return run;
}
function signedFor(run = received()): ReturnRun {
  run.does('discrepancy', at('05 10:30'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'counted' });
  run.does('signoff', at('05 11:00'), { branchCode: 'BF-2', qty: '198' });
  return run;
}

describe('AS-12 factory standard with judgement before arrival', () => {
  it('AS-12 · K12 K19: the 补货通知单 for 50 is with PMC before anything arrives, who makes the goods on it alone (§4, §6); nothing is reworked or scrapped yet', () => {
    const run = judgedFirst();
    expect(run.task('supplyOrder')).toMatchObject({ owner: { role: 'sales' }, lines: [{ qty: '50' }], menu: { form: { code: 'replenishNotice' } } });
    run.does('supply_order', at('03 15:30'), { formNo: 'BH-1', qty: '50' });
    expect(run.task('make')).toMatchObject({ owner: { role: 'pmc' }, desk: 'production', lines: [{ qty: '50' }], openedAt: at('03 15:30') });
    expect(run.steps()).toEqual(expect.arrayContaining(['transport']));
    for (const step of ['order', 'rework', 'scrapRequest']) expect(run.steps()).not.toEqual(expect.arrayContaining([step]));
  });

  it('AS-12 · R23: 198 arrive: −2 is recorded and comes off the rework, the responsible branch factory signs for 198', () => {
    const run = received();
    expect(run.task('discrepancy')).toMatchObject({ lines: [{ qty: '2' }], notes: [{ code: 'short' }] });
    expect(notices(run)).toContain('quantity_mismatch');
    run.does('discrepancy', at('05 10:30'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'counted' });
    expect(run.goods()).toEqual({ REWORK: 148, SCRAP: 50, NOT_SENT: 2 });
    expect(run.task('signoff')).toMatchObject({ owner: { role: 'branch', dept: 'PRODUCTION' }, desk: 'production' });
    // §5 before §6: nothing is ordered, scrapped or stocked that no branch has signed for
    for (const step of ['order', 'scrapRequest']) expect(run.steps()).not.toContain(step);
    run.does('signoff', at('05 11:00'), { branchCode: 'BF-2', qty: '198' });
    expect(run.task('order')).toMatchObject({ owner: { role: 'pmc' }, lines: [{ qty: '148' }], menu: { form: { code: 'productionOrder' } }, openedAt: at('05 11:00') });
    expect(run.task('scrapRequest')).toMatchObject({ lines: [{ qty: '50' }], openedAt: at('05 11:00') });
  });

  it('AS-12 · R44 K14 §4.4 rework loop: of 148 reworked 145 pass; 3 fail and are scrapped, applied for by 生产, agreed by 品质 and 生产', () => {
    const run = signedFor();
    run.does('order', at('05 13:00'), { orderNo: 'MO-1', qty: '148', priority: false });
    run.does('repair', at('07 09:00'), { qtyDone: '148', qtyUnrepairable: '0', hours: 20, material: [] });
    run.does('reinspect', at('07 11:00'), { pass: '145', fail: '3', defects: ['size'] });
    fulfils(run, 'inspectionReport', at('07 11:30'), 'CJ-1');
    expect(run.task('stockIn').lines).toMatchObject([{ qty: '145' }]);
    expect(run.task('loopLimit')).toMatchObject({ owner: { role: 'qcHead' }, lines: [{ qty: '3' }] });
    run.does('grant', at('07 13:00'), { loop: 'rework', rounds: 0, reasonCode: 'enough' });
    run.does('dispose', at('07 13:30'), judged({ qty: '3', goods: 'SCRAP' }));
    const request = run.tasks().find(({ step, lines }) => step === 'scrapRequest' && lines[0]?.qty === '3');
    expect(request).toMatchObject({ owner: { role: 'prod' } });
    run.does('scrap_request', at('07 14:00'), { qty: '3', formNo: 'BF-1', reasonCode: 'failed' }, { task: request?.taskId ?? '', staff: 'e-prod-1' });
    expect(askedOf(run, 'scrapApprove')).toEqual(['qc', 'prod']);
    // who applied does not agree with himself
    expect(tries(run, 'scrap_approval', at('07 14:30'), signs('scrap', 2), { task: taskOf(run, 2), staff: 'e-prod-1' })).toEqual(['not_permitted']);
    run.does('scrap_approval', at('07 15:00'), signs('scrap', 2), { task: taskOf(run, 2), staff: 'e-prod-2' });
    expect(run.steps()).not.toContain('scrap');
    run.does('scrap_approval', at('07 15:30'), signs('scrap', 1), { task: taskOf(run, 1), staff: 'e-qc' });
    run.does('scrap', at('07 16:00'), { qty: '3' });
    expect(run.goods()).toEqual({ REWORK: 145, SCRAP: 53, NOT_SENT: 2 });
  });

  it('AS-12 · R43: 145 go into stock, then 计划, then 业务 is told to send the driver', () => {
    const run = signedFor();
    run.does('order', at('05 13:00'), { orderNo: 'MO-1', qty: '148', priority: false });
    run.does('repair', at('07 09:00'), { qtyDone: '148', qtyUnrepairable: '0', hours: 20, material: [] });
    run.does('reinspect', at('07 11:00'), { pass: '145', fail: '3', defects: ['size'] });
    fulfils(run, 'inspectionReport', at('07 11:30'), 'CJ-1');
    run.does('stock_in', at('07 12:00'), { qty: '145', storeCode: 'S1' });
    expect(notices(run)).toContain('completed_deliver');
    expect(askedOf(run, 'duty.tellPlanning')).toEqual(['keeper']);
    expect(run.steps()).not.toContain('duty.tellSales');
    fulfils(run, 'tellPlanning', at('07 12:10'));
    expect(askedOf(run, 'duty.tellSales')).toEqual(['pmc']);
    expect(anomalies(run)).toEqual([]);
  });

  it('AS-12 · K03: the superior refuses: 业务员 gets the reason back and the case ends', () => {
    const run = begin();
    expect(askedOf(run, 'approve')).toEqual(['salesHead']);
    run.does('review', at('03 10:00'), { ...signs('return', 1, 'reject'), reasonCode: 'not_ours' }, { staff: 'e-superior' });
    expect(notices(run)).toEqual(['return_rejected']);
    expect([run.state.result, run.state.closedAt, run.goods()]).toEqual(['rejected', at('03 10:00'), { NOT_SENT: 200 }]);
  });
});

const taskOf = (run: ReturnRun, level: number): string => run.tasks().find((task) => task.step === 'scrapApprove' && task.level === level)?.taskId ?? '';
