/** AS-12, second part: the numbered report and the written decision of 总经理 (S000-06), the sheet of joint reviews (S001-03). */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { askedOf, counted, fulfils, given, judged, signs, tries } from './scenario.fixture.js';

function analysed(cause: string): ReturnRun {
  const run = given('S000-06@1', at('03 09:00'), { attrs: { reason: 'function' }, more: { forms: ['report'] } });
  run.does('review', at('03 09:30'), signs('return', 1), { staff: 'e-gm' });
  run.does('review', at('03 10:00'), signs('return', 2), { staff: 'e-bizmgr' });
  run.does('instruct', at('03 10:30'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('04 09:30'), counted('12'));
  run.does('arrival_notice', at('04 09:40'), { areaCode: 'RETURN', label: '退货待判' });
  fulfils(run, 'systemSlip', at('04 09:50'), 'XT-1');
  run.does('inspect', at('04 11:00'), { method: 'full', lines: [{ line: 1, sample: '12', passed: '0', failed: '12' }] });
  run.does('responsibility', at('04 13:00'), { fault: cause === 'production' ? 'own' : 'supplier', unitCode: 'LINE-2', cause, bearer: 'open', ...(cause === 'production' && { assessment: { code: 'fine', amount: 5_000 } }) });
  return run;
}
function decidedByGm(cause: string): ReturnRun {
  const run = analysed(cause);
  run.does('dispose', at('04 14:00'), judged({ qty: '12', goods: 'REWORK' }));
  return run;
}

describe('AS-12 report of 总经理 (S000-06)', () => {
  it('AS-12 · K03: without the numbered 客户退货报告 nobody reviews; 总经理 sees it first, then 业务经理', () => {
    const run = given('S000-06@1', at('03 09:00'), { attrs: { reason: 'function' }, more: { forms: [] } });
    expect([run.steps(), run.task('complete').menu.documents]).toEqual([['complete'], ['report']]);
    run.does('supplement', at('03 09:20'), { forms: ['report'] });
    expect(askedOf(run, 'approve')).toEqual(['gm']);
    run.does('review', at('03 09:30'), signs('return', 1), { staff: 'e-gm' });
    expect(askedOf(run, 'approve')).toEqual(['bizMgr']);
  });

  it('AS-12 · K13: 总经理 writes the decision', () => {
    expect(askedOf(analysed('production'), 'dispose')).toEqual(['gm']);
  });

  it('AS-12 · R40 K21: own production’s fault is fined and trained, nobody writes to a supplier', () => {
    const run = decidedByGm('production');
    expect([askedOf(run, 'duty.penalty'), askedOf(run, 'duty.training'), askedOf(run, 'duty.materialNotice')]).toEqual([['prodHead'], ['qc'], []]);
  });

  it('AS-12 · R40: a material’s fault is a 物料异常通知单 to the supplier and material papers to finance, nobody is fined', () => {
    const run = decidedByGm('material');
    expect([askedOf(run, 'duty.penalty'), askedOf(run, 'duty.training'), askedOf(run, 'duty.materialNotice'), askedOf(run, 'duty.materialCost')]).toEqual([[], [], ['buyer'], ['buyer']]);
  });
});

describe('AS-12 joint reviews (S001-03)', () => {
  it('AS-12 · K12: not closed before second 会审, 总经理, finance, the assessed person’s word and filing, in this order', () => {
    const run = given('S001-03@1', at('03 09:00'), {
      lines: [{ item: 'FRAME', qty: '10', unit: 'pcs', unitPrice: 20_000 }], attrs: { reason: 'dimension', requestType: 'return' }, more: { forms: ['application'] },
    });
    run.does('review', at('03 10:00'), signs('return', 1), { staff: 'e-host' });
    run.does('conclude', at('03 11:00'), { attendantRoles: ['host', 'prod', 'sales'], conclusionCode: 'process' });
    run.does('responsibility', at('03 11:30'), { fault: 'own', unitCode: 'LINE-1', cause: 'operation', bearer: 'open', assessment: { code: 'assess' } });
    // the first review is over before the goods are sent for
    expect(run.steps()).not.toContain('instruct');
    run.does('dispose', at('03 12:00'), judged({ qty: '10', goods: 'RESTOCK', remedy: 'RECEIVABLE_OFFSET' }));
    run.does('instruct', at('03 13:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
    run.does('receive', at('04 09:30'), counted('10'));
    run.does('arrival_notice', at('04 09:40'), { areaCode: 'RETURN', label: '退货待判' });
    run.does('stock_in', at('04 10:00'), { qty: '10', storeCode: 'S1' });
    expect(run.steps()).toEqual(['duty.result']);
    fulfils(run, 'result', at('04 11:00'));
    expect([run.steps(), askedOf(run, 'settleApprove')]).toEqual([['settleApprove'], ['host']]);
    expect(tries(run, 'settlement_approval', at('04 11:30'), signs('settlement', 2), { staff: 'e-gm' })).toEqual(['out_of_turn']);
    run.does('settlement_approval', at('04 12:00'), signs('settlement', 1), { staff: 'e-host' });
    expect([run.steps().filter((step) => step !== 'anomaly'), askedOf(run, 'settleApprove')]).toEqual([['settleApprove'], ['gm']]);
    run.does('settlement_approval', at('04 13:00'), signs('settlement', 2), { staff: 'e-gm' });
    expect(run.task('post').menu.amount).toBe(200_000);
    run.does('post', at('04 14:00'), { net: 200_000, methodCode: 'offset', voucherNo: 'V-1' });
    expect([askedOf(run, 'duty.statement'), askedOf(run, 'duty.filing')]).toEqual([['assessed'], []]);
    fulfils(run, 'statement', at('05 09:00'));
    expect(run.state.result).toBeNull();
    fulfils(run, 'filing', at('05 10:00'));
    run.does('resolve', at('05 10:30'), { anomalyId: run.task('anomaly').menu.anomalyId, verdict: 'dismiss', reasonCode: 'premature' });
    expect([run.state.result, run.state.closedAt]).toEqual(['completed', at('05 10:30')]);
  });
});
