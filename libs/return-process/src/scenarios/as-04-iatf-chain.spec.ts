/** AS-04 (S000-04, the headline's 1 h / 1 h / 2 h) as one run from the complaint to scrap; single rules stand in s000-04.spec. */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { anomalies, askedOf, counted, given, judged, notices, rungsOf, signs, tries } from './scenario.fixture.js';

const LABEL = { areaCode: 'RETURN', label: '暂停出货' };
const HOLD = { placeCode: 'A1', label: '暂停', lines: [{ line: 1, qty: '3' }] };

function checked(received: string): ReturnRun {
  const run = given('S000-04@1', at('03 09:00'), { attrs: { reason: 'function' } });
  run.does('contact', at('03 09:50'), { resultCode: 'agreed', attrs: {} });
  for (const { taskId } of run.tasks().filter(({ step }) => step === 'hold')) run.does('hold', at('03 09:55'), HOLD, { task: taskId });
  run.does('instruct', at('03 10:30'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'xiaotui', no: 'XT-1', lotDueDate: '2025-03-20' }] });
  run.does('arrive', at('03 14:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('03 14:20'), counted(received, { documents: ['xiaotui'] }));
  return run;
}

describe('AS-04 IATF chain 1 h / 1 h / 2 h', () => {
  it('AS-04 · T01 T40 R42 K05 §4.4 containment: contact due 10:00, warehouse and production hold at registration', () => {
    const run = given('S000-04@1', at('03 09:00'), { attrs: { reason: 'function' } });
    expect(run.task('contact')).toMatchObject({ owner: { role: 'qcs' }, dueAt: at('03 10:00') });
    expect(run.tasks().filter(({ step }) => step === 'hold').map(({ owner, menu, openedAt }) => [owner.role, menu.label, openedAt])).toEqual([['keeper', '暂停出货', at('03 09:00')], ['prod', '暂停生产', at('03 09:00')]]);
    run.does('contact', at('03 09:50'), { resultCode: 'reached', attrs: {} });
    expect(run.clock('first_contact')).toMatchObject({ state: 'met', metAt: at('03 09:50') });
  });

  it('AS-04 · T02 T03 K06 K07: notice due 15:20, disposition 16:50, extended at 16:40 to 18:50 with a reason, then escalated', () => {
    const run = checked('12');
    expect(run.task('notify').dueAt).toBe(at('03 15:20'));
    run.does('arrival_notice', at('03 14:50'), LABEL);
    expect([run.clock('arrival_notify').state, run.task('dispose').dueAt]).toEqual(['met', at('03 16:50')]);
    const { clockId } = run.task('dispose');
    expect(tries(run, 'extend', at('03 16:40'), { clockId, newDue: at('03 18:50'), reasonCode: 'lab_busy' }, { task: null, role: 'qcs', desk: 'quality' })).toBe('applied');
    expect(run.task('dispose').dueAt).toBe(at('03 18:50'));
    expect(run.facts.at(-1)?.payload).toMatchObject({ reasonCode: 'lab_busy' });
    run.tick(at('03 18:49'));
    expect(rungsOf(run, 'disposition').filter(([action]) => action !== 'remind')).toEqual([]);
    run.tick(at('03 18:51'));
    expect(rungsOf(run, 'disposition').filter(([action]) => action !== 'remind')).toEqual([['breach', 'qcs', at('03 18:50')], ['escalate', 'qcHead', at('03 18:50')]]);
    expect(askedOf(run, 'dispose')).toEqual(['qcs']);
  });

  it('AS-04 · R22 K14: 12 pcs are not scrapped before 全检 filed 报废日报 and 权责人员 approved', () => {
    const run = checked('12');
    run.does('arrival_notice', at('03 14:50'), LABEL);
    run.does('dispose', at('03 16:00'), judged({ qty: '12', goods: 'SCRAP' }));
    expect(tries(run, 'scrap', at('03 16:05'), { qty: '12' }, { task: null, desk: 'warehouse', scope: { portion: 'p1' } })).not.toBe('applied');
    run.tick(at('03 16:20'));
    expect([run.task('scrapRequest').owner.role, run.task('scrapRequest').menu.form?.code, anomalies(run)]).toEqual(['fqc', 'scrapDaily', ['unauthorised_act']]);
    run.does('scrap_request', at('03 16:30'), { qty: '12', formNo: 'BF-1', reasonCode: 'broken' }, { staff: 'e-fqc' });
    expect([askedOf(run, 'scrapApprove'), run.steps().includes('scrap')]).toEqual([['auth'], false]);
    run.does('scrap_approval', at('03 16:40'), signs('scrap', 1), { staff: 'e-auth' });
    expect(run.task('scrap').lines).toMatchObject([{ qty: '12' }]);
  });

  it('AS-04 · R23: a quantity other than the 销退单’s blocks label and notice until it is decided', () => {
    const run = checked('11');
    expect([run.steps().includes('notify'), run.steps().includes('discrepancy'), notices(run).includes('quantity_mismatch')]).toEqual([false, true, true]);
    expect(run.clock('arrival_notify').pausedBy).toEqual(['discrepancy']);
  });
});
