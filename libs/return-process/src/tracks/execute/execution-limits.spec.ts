import { describe, expect, it } from '@jest/globals';
import { hours, row, sla, workdays } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, bodies, type ReturnRun } from '../../return-run.fixture.js';
import { goodsHere, judge, offering, registered } from './goods-here.fixture.js';

const PLAN = { feasible: true, differs: false, hours: 4, parts: [] };
/** S003-15 §5.2.5, §5.4: plan in 8 h; repair 72 h, batch 48 h more; never more than 15 working days. */
const S003_15: Partial<Patch> = {
  ...offering(['REWORK', 'SCRAP'], ['REPAIR_RETURN', 'NONE']), rework: { plan: { by: 'after', when: {} }, reinspect: 'qc' }, loops: { rework: { max: 3, grant: 'qcHead' } },
  classes: [row({ qty: { gte: 50 } }, 'batch', 'S003-15 §3.6'), row({}, 'sporadic', 'S003-15 §3.5')], classNames: { batch: { zh: '批量客返', en: 'Batch' }, sporadic: { zh: '零星客返', en: 'Sporadic' } },
  sla: {
    repair_plan: sla('8H 回复维修计划', 'Repair plan within 8 hours', hours(8), 'open:plan', 'plan', 'after', 'S003-15 §5.2.5 (T33)'),
    rework: sla('维修时限', 'Repair limit', hours(72), 'open:rework', 'rework', 'prod', 'S003-15 §5.4.2 (T34)', {
      adds: [row({ quantityClass: 'batch' }, hours(48), 'S003-15 §5.4.2 (T34)')], extend: { by: ['prod'], times: 2 } }),
    rework_max: sla('滞后最长 15 个工作日', 'At most 15 working days', workdays(15), 'open:rework', 'rework', 'prod', 'S003-15 §5.4.3 (T35)'),
  },
};
function judged(qty: string): ReturnRun {
  const run = goodsHere(S003_15, { qty });
  judge(run, '04 10:00', [qty, 'REWORK']);
  return run;
}
function planned(qty: string): ReturnRun {
  const run = judged(qty);
  run.does('plan', at('04 12:00'), PLAN);
  return run;
}

describe('limits of execution', () => {
  it('T33: the plan is due 8 hours after it was asked for, and told when it is not there', () => {
    const run = judged('10');
    expect(run.task('plan').dueAt).toBe(at('04 18:00'));
    const rungs = bodies(run.tick(at('04 18:01')), 'rung-reached').filter(({ sla: rule }) => rule === 'repair_plan');
    expect(rungs.map(({ action, rungAt }) => [action, rungAt])).toEqual([['remind', at('04 16:00')], ['breach', at('04 18:00')], ['escalate', at('04 18:00')]]);
  });

  it('T34: 72 hours for a sporadic return, 48 more for a batch', () => {
    expect(planned('10').task('rework').dueAt).toBe(at('07 12:00'));
    expect(planned('50').task('rework').dueAt).toBe(at('09 12:00'));
  });

  it('T34: each round of rework has its own limit; the one kept stays kept', () => {
    const run = planned('10');
    run.does('repair', at('05 12:00'), { qtyDone: '10', qtyUnrepairable: '0', hours: 2, material: [] });
    run.does('reinspect', at('05 15:00'), { pass: '0', fail: '10', defects: [] });
    expect(run.state.clocks.filter(({ rule }) => rule === 'rework').map(({ state, startedAt }) => [state, startedAt])).toEqual([['met', at('04 12:00')], ['running', at('05 15:00')]]);
    expect(run.task('rework').dueAt).toBe(at('08 15:00'));
  });

  it('T34: parts repaired in time have kept their limit, the rest runs on', () => {
    const run = planned('10');
    run.does('repair', at('06 12:00'), { qtyDone: '4', qtyUnrepairable: '0', hours: 2, material: [] });
    run.tick(at('07 12:01'));
    run.does('repair', at('08 12:00'), { qtyDone: '6', qtyUnrepairable: '0', hours: 2, material: [] });
    expect(run.state.clocks.filter(({ rule }) => rule === 'rework').map(({ scope, state }) => [scope, state]).sort()).toEqual([['p1', 'late'], ['p2', 'met']]);
  });

  it('T35: however often the limit is extended, 15 working days is the end', () => {
    const run = planned('10');
    const { clockId } = run.task('rework');
    run.does('extend', at('05 09:00'), { clockId, newDue: at('31 12:00'), reasonCode: 'parts' }, { task: null, role: 'prod', desk: 'production' });
    // Tuesday 4 March + 15 working days: Tuesday 25 March, end of the day
    expect(run.task('rework').dueAt).toBe(at('26 00:00'));
    const breaches = bodies(run.tick(at('26 00:01')), 'rung-reached').filter(({ action }) => action === 'breach');
    expect(breaches.map(({ sla: rule, rungAt }) => [rule, rungAt])).toEqual([['rework_max', at('26 00:00')]]);
  });

  it('T36: repaired and shipped by the date the plan promised the customer', () => {
    const run = goodsHere({ ...S003_15, sla: { delivery: sla('按客户允许的日期发货', 'Ship by the date agreed', { agreed: 'plan' }, 'plan', 'sendBack', 'after', 'S003-08 §5.1.4.2 (T36)', { when: { remedy: 'REPAIR_RETURN' } }) } });
    judge(run, '04 10:00', ['10', 'REWORK', 'REPAIR_RETURN']);
    run.does('plan', at('04 12:00'), { ...PLAN, promisedAt: at('07 17:00') });
    expect(run.clock('delivery')).toMatchObject({ state: 'running', startedAt: at('04 12:00'), editions: [{ dueAt: at('07 17:00') }] });
    run.does('repair', at('05 12:00'), { qtyDone: '10', qtyUnrepairable: '0', hours: 2, material: [] });
    run.does('reinspect', at('05 15:00'), { pass: '10', fail: '0', defects: [] });
    run.does('pack', at('06 15:00'), { qty: '10' });
    run.does('send_back', at('07 17:00'), { qty: '10', waybillRef: 'WB' });
    expect(run.clock('delivery').state).toBe('met');
  });

  it('T11: the on-site check is due one working day after the return was reported', () => {
    const run = registered({
      ...offering(['REWORK', 'SCRAP', 'CONCESSION']), onsite: { mode: 'required', by: 'sales', results: { concede: { goods: 'CONCESSION' }, return: { goods: 'RETURN' } } },
      onsiteResults: { concede: { zh: '特采', en: 'Concession' }, return: { zh: '返货', en: 'Return' } },
      sla: { onsite: sla('1 个工作日内现场确认', 'On site within 1 working day', workdays(1), 'register', 'onsite', 'sales', 'S000-15 §5.3 (T11)') },
    });
    expect(run.task('onsite').dueAt).toBe(at('05 00:00'));
    run.does('onsite', at('04 23:59'), { lines: [{ line: 1, qty: '10', result: 'concede' }] });
    expect(run.clock('onsite').state).toBe('met');
  });
});
