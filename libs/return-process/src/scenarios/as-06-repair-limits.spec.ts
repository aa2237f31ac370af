/** AS-06 (S003-15): plan in 8 h, 72 h + 48 h for a batch of 60, written notice when late, re-inspection, missing accessories. */
import { describe, expect, it } from '@jest/globals';
import { at, bodies, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { askedOf, counted, fulfils, given, judged, rungsOf, signs } from './scenario.fixture.js';

const COMPLETE = { accessoriesMissing: false };
interface Case { qty: string; attrs?: object; found?: object }
/** Inspected on Monday 3 March before 09:00. */
function inspected({ qty, attrs = {}, found = COMPLETE }: Case): ReturnRun {
  const run = given('S003-15@1', at('01 08:00'), {
    lines: [{ ...PIECES, item: 'MODEL-M', qty, unitPrice: 20_000, shipDate: '2025-01-06', receiptDate: '2025-02-24', warrantyMonths: 12 }], attrs: { channel: 'agent', requestType: 'repair', reason: 'function', ...attrs }, more: { forms: ['list'] },
  });
  run.does('review', at('01 09:00'), signs('return', run.task('approve').level), { staff: 'e-after' });
  if (run.steps().includes('approve')) run.does('review', at('01 10:00'), signs('return', run.task('approve').level), { staff: 'e-vp' });
  run.does('instruct', at('01 11:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
  run.does('arrive', at('03 07:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('03 07:30'), counted(qty, { documents: ['list'] }, { fields: { accessories: 'seen', reason: 'noise' }, attrs: found }));
  run.does('arrival_notice', at('03 07:40'), { areaCode: 'AFTER', label: '客返品' });
  run.does('sort', at('03 07:50'), { lines: [{ line: 1, qty, class: 'M' }] });
  run.does('inspect', at('03 08:30'), { method: 'normal', formNo: 'JL-1', lines: [{ line: 1, sample: qty, passed: '0', failed: qty, attrs: { repairable: true } }] });
  if (run.steps().includes('meet')) run.does('conclude', at('03 08:40'), { attendantRoles: ['buyer', 'qc', 'prod'], conclusionCode: 'repair' });
  if (run.steps().includes('duty.salesReturn')) fulfils(run, 'salesReturn', at('03 08:50'));
  return run;
}
/** The repair request goes out on Monday at 09:00. */
function requested(qty: string): ReturnRun {
  const run = inspected({ qty });
  run.does('dispose', at('03 09:00'), judged({ qty, goods: 'REWORK', remedy: 'REPAIR_RETURN' }));
  return run;
}
const planned = (qty: string): ReturnRun => {
  const run = requested(qty);
  run.does('plan', at('03 16:30'), { formNo: 'SL-1', feasible: true, differs: false, hours: 20, parts: [{ item: 'PCB', qty: '2' }] });
  return run;
};
const ALL_REQUIRED = { latest_hw_sw: true, complaint_point_test: true, hours: true, parts: true, cost: true };
const done = (qtyDone: string) => ({ qtyDone, qtyUnrepairable: '0', hours: 20, material: [], requires: ALL_REQUIRED });
const late = (run: ReturnRun, rule: string) => rungsOf(run, rule).filter(([action]) => action !== 'remind');

describe('AS-06 plan and repair limits', () => {
  it('AS-06 · T33 K08: the plan is due at 17:00, at 16:30 it is in time', () => {
    const run = requested('60');
    expect(run.task('plan')).toMatchObject({ owner: { role: 'repair' }, dueAt: at('03 17:00') });
    run.does('plan', at('03 16:30'), { formNo: 'SL-1', feasible: true, differs: false, hours: 20, parts: [{ item: 'PCB', qty: '2' }] });
    expect(run.clock('repair_plan')).toMatchObject({ state: 'met', breaches: [] });
  });

  it('AS-06 · T33: no plan at 17:00: overdue, and 售后维修部 owes the reason', () => {
    const run = requested('60');
    run.tick(at('03 17:01'));
    expect([late(run, 'repair_plan')[0], askedOf(run, 'duty.reason'), run.steps().includes('plan')]).toEqual([['breach', 'repair', at('03 17:00')], ['repair'], true]);
  });

  it('AS-06 · R25 §4.4 renegotiation: the plan finds a part missing: fee list and date go to the customer before anything is repaired', () => {
    const run = requested('60');
    run.does('plan', at('03 16:30'), { formNo: 'SL-1', feasible: true, differs: true, hours: 20, parts: [{ item: 'PCB', qty: '2' }], promisedAt: at('10 12:00') });
    expect(run.steps()).toContain('quote');
    run.does('quote', at('03 16:40'), { fee: 12_000, parts: [{ item: 'PCB', qty: '2', price: 6_000 }], promisedAt: at('10 12:00') });
    expect(run.task('fee').menu).toMatchObject({ about: 'fee', fee: 12_000, promisedAt: at('10 12:00') });
    expect(run.steps()).not.toContain('rework');
  });

  it('AS-06 · T34: 72 h for a few, 72 h + 48 h = 120 h for a batch, from the repair order on', () => {
    expect(planned('10').task('rework').dueAt).toBe(at('06 16:30'));
    expect(planned('60').task('rework')).toMatchObject({ dueAt: at('08 16:30'), owner: { role: 'prod' } });
  });

  it('AS-06 · T35: late: written notice to 售后服务部 is owed and it is escalated; 15 working days are the end', () => {
    const run = planned('60');
    run.tick(at('08 16:31'));
    expect(late(run, 'rework').slice(0, 2).map(([action]) => action)).toEqual(['breach', 'escalate']);
    expect(askedOf(run, 'duty.lateNotice')).toEqual(['repair']);
    // so that a notice of delay of the repair answers it
    expect(run.task('duty.lateNotice').menu).toMatchObject({ duty: 'lateNotice', lateOf: 'rework' });
    // 15 working days after Monday 3 March: Monday 24 March, to its end
    expect(run.clock('rework_max').editions[0]?.dueAt).toBe(at('25 00:00'));
    run.tick(at('25 00:01'));
    expect(late(run, 'rework_max')[0]).toEqual(['breach', 'repair', at('25 00:00')]);
  });

  it('AS-06 · R44 R49 §4.4 rework loop: 2 of 60 fail the quality check: back to repair; a repair without its tests does not count', () => {
    const run = planned('60');
    run.does('repair', at('05 09:00'), { ...done('60'), requires: { ...ALL_REQUIRED, complaint_point_test: false } });
    expect(run.steps()).not.toContain('reinspect');
    run.does('repair', at('05 10:00'), done('60'));
    run.does('reinspect', at('05 15:00'), { pass: '58', fail: '2', defects: ['noise'] });
    expect(run.task('rework')).toMatchObject({ round: 2, lines: [{ qty: '2' }] });
  });
});

describe('AS-06 a power cord of 35.00 is missing', () => {
  const CORD = { accessoriesMissing: true, missingValue: 3_500 };
  const found = (attrs: object): ReturnRun => inspected({ qty: '1', attrs: { requestType: 'return', ...attrs }, found: CORD });

  it('AS-06 · R26 K16: agent: 35.00 are deducted before the goods are stocked', () => {
    const run = found({ channel: 'agent' });
    expect(bodies(run.effects, 'amount-proposed')).toMatchObject([{ gross: 20_000, deductions: [{ code: 'parts', amount: 3_500 }], net: 16_500 }]);
    expect(run.steps()).not.toContain('stockIn');
  });

  it('AS-06 · R26: e-commerce: the goods are not stocked before it is clear who is responsible', () => {
    const run = found({ channel: 'online' });
    run.does('dispose', at('03 09:00'), judged({ qty: '1', goods: 'REFURBISH', remedy: 'REFUND_FULL' }));
    run.does('plan', at('03 10:00'), { formNo: 'SL-1', feasible: true, differs: false, hours: 1, parts: [] });
    run.does('repair', at('03 11:00'), done('1'));
    run.does('reinspect', at('03 12:00'), { pass: '1', fail: '0', defects: [] });
    expect([askedOf(run, 'duty.parts'), run.steps().includes('stockIn')]).toEqual([['shop'], false]);
    fulfils(run, 'parts', at('03 13:00'));
    expect(run.steps()).toContain('stockIn');
  });
});
