/**
 * AS-07 (S003-14): 80 units of a recall come back as three returns (40 + 25 + 15) that were approved before they existed. The
 * recall itself, 售后 with 销售 applying and 总经理 approving, is a workflow of its own: it registers each return as pre-approved.
 */
import { describe, expect, it } from '@jest/globals';
import { at, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { allowed, anomalies, askedOf, counted, fulfils, given, judged, signs, tries } from './scenario.fixture.js';

const UNIT = { ...PIECES, item: 'HEATER-3', unitPrice: 50_000, shipDate: '2025-01-06', warrantyMonths: 12 };
const order = (qty: string, attrs: object, more: object = {}) => given('S003-14@1', at('03 08:00'), { lines: [{ ...UNIT, qty }], attrs: { reason: 'function', ...attrs }, more: { forms: ['order'], ...more } });
const recalled = (qty: string): ReturnRun => order(qty, { requestType: 'recall' }, { preApproved: true, links: [{ kind: 'recall', id: 'RC-1' }] });

/** Received and inspected; what the receipt check found is on the paper. */
function inspected(run: ReturnRun, qty: string, harness = 'ok', attrs: object = {}): ReturnRun {
  run.does('instruct', at('03 09:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('arrive', at('05 08:00'), { packages: 4, packagingBroken: false });
  run.does('receive', at('05 09:00'), counted(qty, { documents: ['order'] }, { fields: { packingList: 'PL-1', look: 'ok', harness, ownParts: 'ok' } }));
  run.does('arrival_notice', at('05 09:10'), { areaCode: 'AFTER', label: '售后返退' });
  fulfils(run, 'afterStore', at('05 09:20'));
  run.does('inspect', at('05 14:00'), { method: 'full', lines: [{ line: 1, sample: qty, passed: '0', failed: qty, attrs }] });
  return run;
}
const TESTED = { parts: true, hours: true, cost: true, performance_test: true };

/** One return of the recall from judgement to its end: so many repaired, dismantled, voided. */
function carriedOut(qty: string, good: string, dismantled: string, voided: string, harness?: string): ReturnRun {
  const run = inspected(recalled(qty), qty, harness);
  run.does('dispose', at('05 15:00'), judged({ qty: good, goods: 'REWORK' }, { qty: dismantled, goods: 'DISMANTLE' }, { qty: voided, goods: 'SCRAP' }));
  run.does('repair', at('06 09:00'), { qtyDone: good, qtyUnrepairable: '0', hours: 10, material: [], requires: TESTED });
  run.does('reinspect', at('06 11:00'), { pass: good, fail: '0', defects: [] });
  run.does('stock_in', at('06 12:00'), { qty: good, storeCode: 'FG' });
  run.does('dismantle', at('06 13:00'), { parts: [{ item: 'MOTOR', qty: dismantled, state: 'good' }, { item: 'CASE', qty: dismantled, state: 'refurbish' }] });
  fulfils(run, 'partsCheck', at('06 14:00'));
  run.does('stock_in', at('06 15:00'), { qty: dismantled, storeCode: 'RAW' });
  run.does('scrap_request', at('06 16:00'), { qty: voided, formNo: 'ZF-1', reasonCode: 'no_value' }, { staff: 'e-after' });
  run.does('scrap_approval', at('06 16:30'), signs('scrap', 1), { staff: 'e-qchead' });
  run.does('scrap', at('06 17:00'), { qty: voided });
  return run;
}

describe('AS-07 recall', () => {
  it('AS-07 · R53 §4.4 recall: approved by 总经理 before they exist: nobody is asked again; a recall nobody approved asks 总经理', () => {
    expect(['40', '25', '15'].map((qty) => recalled(qty).steps())).toEqual([['instruct'], ['instruct'], ['instruct']]);
    const run = order('40', { requestType: 'recall' });
    expect([run.steps(), askedOf(run, 'approve')]).toEqual([['approve'], ['gm']]);
  });

  it('AS-07 · §4.4 line split: a receipt check without its harness field is refused; 2 cut harnesses are on the paper', () => {
    const run = recalled('40');
    run.does('instruct', at('03 09:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    run.does('arrive', at('05 08:00'), { packages: 4, packagingBroken: false });
    const fields = { packingList: 'PL-1', look: 'ok', ownParts: 'ok' };
    expect(tries(run, 'receive', at('05 09:00'), counted('40', { documents: ['order'] }, { fields }))).toEqual(['malformed']);
    expect(tries(run, 'receive', at('05 09:10'), counted('40', { documents: ['order'] }, { fields: { ...fields, harness: '2 cut' } }))).toBe('applied');
  });

  it('AS-07 · R23 §4.4 dismantling: 70 go to the finished store, 6 are dismantled, 4 voided: 70 + 6 + 4 = 80', () => {
    const runs = [carriedOut('40', '35', '3', '2', '2 cut'), carriedOut('25', '22', '2', '1'), carriedOut('15', '13', '1', '1')];
    expect(runs.map(({ state }) => state.result)).toEqual(['completed', 'completed', 'completed']);
    const sum = (goods: string): number => runs.reduce((total, run) => total + (run.goods()[goods] ?? 0), 0);
    expect([sum('REWORK'), sum('DISMANTLE'), sum('SCRAP'), sum('undecided')]).toEqual([70, 6, 4, 0]);
    expect(runs.flatMap(({ state }) => state.conversions ?? []).filter(({ item }) => item === 'MOTOR').reduce((total, { qty }) => total + qty, 0)).toBe(6);
  });

  it('AS-07 · §4.4 dismantling: nothing of it enters the raw store before 质检 approved; what has no value is a 物资作废单', () => {
    const run = inspected(recalled('15'), '15');
    run.does('dispose', at('05 15:00'), judged({ qty: '13', goods: 'REWORK' }, { qty: '1', goods: 'DISMANTLE' }, { qty: '1', goods: 'SCRAP' }));
    run.does('dismantle', at('06 13:00'), { parts: [{ item: 'MOTOR', qty: '1', state: 'good' }] });
    expect([askedOf(run, 'duty.partsCheck'), run.steps().includes('stockIn'), run.task('scrapRequest').menu.form?.code]).toEqual([['qc'], false, 'void']);
    fulfils(run, 'partsCheck', at('06 14:00'));
    expect(run.task('stockIn').menu.store).toBe('原材料库');
  });
});

describe('AS-07 other orders of S003-14', () => {
  it('AS-07 · R48 §4.4 renegotiation: a repair that differs from its order stops at once and is talked over with the customer', () => {
    const run = order('1', { requestType: 'repair' });
    run.does('review', at('03 08:30'), signs('return', 1), { staff: 'e-after' });
    inspected(run, '1', 'ok', { repairable: true });
    run.does('dispose', at('05 15:00'), judged({ qty: '1', goods: 'REWORK', remedy: 'REPAIR_RETURN' }));
    run.does('plan', at('05 16:00'), { formNo: 'WX-1', feasible: true, differs: false, hours: 2, parts: [] });
    run.does('repair', at('06 09:00'), { qtyDone: '0', qtyUnrepairable: '0', hours: 1, material: [], differs: true });
    expect([run.steps(), anomalies(run)]).toEqual([['quote'], []]);
    run.does('quote', at('06 09:30'), { fee: 9_000, parts: [] });
    expect([run.task('fee').menu.fee, run.steps().includes('rework')]).toEqual([9_000, false]);
    run.does('customer_reply', at('06 10:00'), { about: 'fee', answer: 'accept' });
    expect(run.steps()).toContain('rework');
  });

  it('AS-07 · R54 K03: a whole-unit exchange is confirmed by the responsible area sales manager', () => {
    expect(askedOf(order('1', { requestType: 'exchange' }), 'approve')).toEqual(['salesMgr']);
  });

  it('AS-07 · R47 R53: bulk return: 总经理 approves, and good look or not every unit is tested before it is stocked; 1 of 10 fails and is judged again', () => {
    const run = order('10', { requestType: 'bulk' });
    expect(askedOf(run, 'approve')).toEqual(['gm']);
    run.does('review', at('03 08:30'), signs('return', run.task('approve').level), { staff: 'e-gm' });
    inspected(run, '10');
    run.does('dispose', at('05 15:00'), judged({ qty: '10', goods: 'RESTOCK' }));
    expect([askedOf(run, 'unitTest'), run.steps().includes('stockIn')]).toEqual([['qc'], false]);
    run.does('unit_test', at('05 16:00'), { pass: '9', fail: '1', defects: ['leak'] });
    fulfils(run, 'passSheet', at('05 16:30'));
    expect([run.task('stockIn').lines[0]?.qty, run.task('redecide').lines[0]?.qty, allowed(run, 'redecide').includes('RESTOCK')]).toEqual(['9', '1', false]);
  });
});
