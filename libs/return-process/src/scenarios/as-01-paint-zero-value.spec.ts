/** AS-01 (S000-03): paint returned for no fault of ours, half-empty and expired cans among it: 1,700.00 are offset. */
import { describe, expect, it } from '@jest/globals';
import { at, bodies, type ReturnRun } from '../return-run.fixture.js';
import { allowed, anomalies, askedOf, fulfils, signs, tries } from './scenario.fixture.js';
import { asked, INSPECTED, onItsWay, processingReport } from './paint.fixture.js';

const PROPOSAL = { lines: [
  { line: 1, portions: [{ qty: '10', goods: 'RELABEL_RESALE', remedy: 'RECEIVABLE_OFFSET' }] }, { line: 2, portions: [{ qty: '4', goods: 'SCRAP', remedy: 'RECEIVABLE_OFFSET' }] },
  { line: 3, portions: [{ qty: '2', goods: 'SCRAP', remedy: 'RECEIVABLE_OFFSET' }] },
] };

function received(): ReturnRun {
  const run = onItsWay();
  run.does('receive', at('03 10:00'), processingReport());
  return run;
}
/** 技术, 生产 and 品管 sign the same judgement. */
function signedByAll(): ReturnRun {
  const run = received();
  run.does('inspect', at('03 15:00'), INSPECTED);
  for (const [role, hour] of [['eng', '16:00'], ['prod', '16:30'], ['qc', '17:00']] as const) {
    const task = run.tasks().find(({ step, owner }) => step === 'dispose' && owner.role === role);
    run.does('dispose', at(`03 ${hour}`), { ...PROPOSAL, signerRole: role }, { task: task?.taskId ?? '', staff: `e-${role}` });
  }
  return run;
}
const settling = (): ReturnRun => {
  const run = signedByAll();
  fulfils(run, 'slip', at('04 09:00'), 'TH-1');
  fulfils(run, 'originals', at('04 09:30'));
  return run;
};

describe('AS-01 paint, non-quality, half-empty cans', () => {
  it('AS-01 · K03: 区域经理, 部门主管, 公司 in this order; 公司 before 部门主管 is rejected', () => {
    const run = asked();
    expect(askedOf(run, 'approve')).toEqual(['area']);
    run.does('review', at('01 11:00'), signs('return', 1), { staff: 'e-area' });
    expect(askedOf(run, 'approve')).toEqual(['deptHead']);
    expect(tries(run, 'review', at('01 11:30'), signs('return', 3), { staff: 'e-company', role: 'company' })).toEqual(['out_of_turn']);
    expect(askedOf(run, 'approve')).toEqual(['deptHead']);
    run.does('review', at('01 12:00'), signs('return', 2), { staff: 'e-dept' });
    expect(askedOf(run, 'approve')).toEqual(['company']);
  });

  it('AS-01 · R09 K15: the freight is the customer’s, and he is told so before he ships', () => {
    const run = asked();
    for (const level of [1, 2, 3]) run.does('review', at(`01 1${level}:00`), signs('return', level), { staff: `e-level-${level}` });
    expect(run.task('instruct').menu.freight).toMatchObject({ payer: 'customer', clause: 'S000-03 §1 (R09)' });
  });

  it('AS-01 · R03: a processing report that lacks the batch number of any line is refused', () => {
    for (const batches of [[null, 'B2', 'B3'], ['B1', null, 'B3'], ['B1', 'B2', null]]) {
      const run = onItsWay();
      expect(tries(run, 'receive', at('03 10:00'), processingReport(batches))).toEqual(['malformed']);
      expect(run.steps()).toContain('receive');
    }
  });

  it('AS-01 · T04: the 退货单 is due by the end of 4 March and belongs to 仓管员', () => {
    expect(received().task('duty.slip')).toMatchObject({ owner: { role: 'keeper' }, dueAt: at('05 00:00'), menu: { form: { code: 'slip' } } });
  });

  it('AS-01 · R10 R13 R14: what may become of each line, and what it is worth', () => {
    const run = received();
    run.does('inspect', at('03 15:00'), INSPECTED);
    expect([allowed(run).toSorted(), askedOf(run, 'dispose')]).toEqual([['BLEND_IN', 'DIRECT_RECOVERY', 'RELABEL_RESALE', 'SCRAP'], ['eng', 'prod', 'qc']]);
    const wrong = { lines: [{ line: 2, portions: [{ qty: '4', goods: 'RELABEL_RESALE', remedy: 'RECEIVABLE_OFFSET' }] }, PROPOSAL.lines[0], PROPOSAL.lines[2]] };
    expect(tries(run, 'dispose', at('03 16:00'), { ...wrong, signerRole: 'eng' }, { staff: 'e-eng' })).toEqual(['outcome_not_allowed']);
  });

  it('AS-01 · R09 R10 K16: 10 × 200 = 2,000.00, half-empty and expired 0.00, less 15 % = 300.00: 1,700.00', () => {
    const run = signedByAll();
    const [proposed] = bodies(run.effects, 'amount-proposed');
    expect(proposed).toMatchObject({ gross: 200_000, deductions: [{ code: 'packLoss', amount: 30_000 }], net: 170_000 });
    expect(proposed?.lines.map(({ line, net }) => [line, net])).toEqual([[1, 170_000], [2, 0], [3, 0]]);
  });

  it('AS-01 · R21 K17: three originals, 财务, 副总, then it is booked; nothing before; the customer is told 1,700.00', () => {
    const run = signedByAll();
    expect(run.steps()).not.toContain('audit');
    fulfils(run, 'slip', at('04 09:00'), 'TH-1');
    expect(run.steps()).not.toContain('audit');
    fulfils(run, 'originals', at('04 09:30'));
    expect(run.task('audit').menu.documents).toEqual(['report', 'request', 'slip']);
    run.does('audit', at('04 10:00'), { verdict: 'accept', net: 170_000, differences: [] }, { staff: 'e-fin' });
    expect(tries(run, 'post', at('04 10:30'), { net: 170_000, methodCode: 'offset', voucherNo: 'V-0' }, { desk: 'finance' })).toBe('kept');
    run.tick(at('04 10:45'));
    expect([run.state.settlement?.posted, anomalies(run)]).toEqual([0, ['unauthorised_act']]);
    expect(askedOf(run, 'settleApprove')).toEqual(['vp']);
    run.does('settlement_approval', at('04 11:00'), signs('settlement', 1), { staff: 'e-vp' });
    expect(run.task('post')).toMatchObject({ owner: { role: 'acct' }, menu: { amount: 170_000 } });
    run.does('post', at('04 12:00'), { net: 170_000, methodCode: 'offset', voucherNo: 'V-1' });
    expect(run.task('tell').menu.amount).toBe(170_000);
    run.does('tell', at('04 12:30'), { amount: 170_000, wayCode: 'phone' });
    expect(run.state.settlement).toMatchObject({ posted: 170_000, told: 170_000, paid: 0 });
  });

  it('AS-01 · R13 R14: every can is looked at before recovery, relabelled with a new certificate, registered; the rest is scrapped; done', () => {
    const run = settling();
    expect(run.steps()).not.toContain('treat');
    expect(askedOf(run, 'duty.eyeCheck')).toEqual(['craft']);
    fulfils(run, 'eyeCheck', at('04 13:00'));
    expect(tries(run, 'treat', at('05 09:00'), { qty: '10' })).toEqual(['malformed']);
    run.does('treat', at('05 09:10'), { qty: '10', certificateNo: 'HG-1' });
    expect(askedOf(run, 'duty.register')).toEqual(['qc']);
    fulfils(run, 'register', at('05 10:00'));
    expect(run.task('stockIn').menu.store).toBe('成品仓（新合格证，指定区域）');
    run.does('stock_in', at('05 11:00'), { qty: '10', storeCode: 'S1' });
    for (const qty of ['4', '2']) {
      run.does('scrap_request', at('05 13:00'), { qty, formNo: `BF-${qty}`, reasonCode: 'no_value' }, { staff: 'e-qc' });
      run.does('scrap_approval', at('05 14:00'), signs('scrap', 1), { staff: 'e-qchead' });
      run.does('scrap', at('05 15:00'), { qty });
    }
    run.does('audit', at('05 16:00'), { verdict: 'accept', net: 170_000, differences: [] }, { staff: 'e-fin' });
    run.does('settlement_approval', at('05 16:10'), signs('settlement', 1), { staff: 'e-vp' });
    run.does('post', at('05 16:20'), { net: 170_000, methodCode: 'offset', voucherNo: 'V-1' });
    run.does('tell', at('05 16:30'), { amount: 170_000, wayCode: 'phone' });
    for (const { menu: { anomalyId } } of run.tasks().filter(({ step }) => step === 'anomaly')) run.does('resolve', at('05 17:00'), { anomalyId, verdict: 'dismiss', reasonCode: 'corrected' });
    expect([run.state.result, run.goods(1), run.goods(2), run.goods(3)]).toEqual(['completed', { RELABEL_RESALE: 10 }, { SCRAP: 4 }, { SCRAP: 2 }]);
  });
});
