import { describe, expect, it } from '@jest/globals';
import { at, bodies, contextFor, registration, ReturnRun } from './return-run.fixture.js';

const ctx = contextFor('S000-04@1');
const begin = (attrs: object = {}) => new ReturnRun(ctx, at('03 09:00'), registration(undefined, attrs));
const SLIP = { addressCode: 'WH-1', freightPayer: 'company', forms: [{ code: 'xiaotui', no: 'XT-1', lotDueDate: '2025-03-20' }] };
const HOLD = { placeCode: 'A1', label: '暂停', lines: [{ line: 1, qty: '3' }] };
const LABEL = { areaCode: 'RETURN', label: '暂停出货' };
const counted = (received: string) => ({ lines: [{ line: 1, received }], documents: ['xiaotui'], signedBy: [] });
const judged = (...portions: object[]) => ({ lines: [{ line: 1, portions }] });

/** Up to the check at 14:20, everything on time. */
function checked(received = '12', attrs: object = {}): ReturnRun {
  const run = begin(attrs);
  run.does('contact', at('03 09:50'), { resultCode: 'agreed', attrs: {} });
  for (const task of run.tasks().filter(({ accepts }) => accepts === 'hold')) run.does('hold', at('03 09:40'), HOLD, { task: task.taskId });
  run.does('instruct', at('03 10:30'), SLIP);
  run.does('arrive', at('03 14:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('03 14:20'), counted(received));
  return run;
}
/** Up to the notice at 14:50. */
function notified(attrs: object = {}): ReturnRun {
  const run = checked('12', attrs);
  run.does('arrival_notice', at('03 14:50'), LABEL);
  return run;
}

describe('AS-04: IATF chain 1 h / 1 h / 2 h', () => {
  it('asks for contact by 10:00 and puts both holders on notice at registration', () => {
    const run = begin();
    expect(run.tasks().map(({ step, desk, dueAt, level }) => [step, level, desk, dueAt])).toEqual([
      ['contact', 1, 'quality', at('03 10:00')], ['hold', 1, 'warehouse', at('03 10:00')], ['hold', 2, 'production', at('03 10:00')],
    ]);
    run.does('contact', at('03 09:50'), { resultCode: 'agreed', attrs: {} });
    expect(run.clock('first_contact')).toMatchObject({ state: 'met', metAt: at('03 09:50'), breaches: [] });
  });

  it('runs the notice clock from the check and the disposition clock from the notice', () => {
    const run = checked();
    expect(run.task('notify')).toMatchObject({ dueAt: at('03 15:20'), desk: 'warehouse', menu: { label: '暂停出货', area: '退货区' } });
    run.does('arrival_notice', at('03 14:50'), LABEL);
    expect(run.clock('arrival_notify')).toMatchObject({ state: 'met', metAt: at('03 14:50') });
    expect(run.task('dispose')).toMatchObject({ dueAt: at('03 16:50'), desk: 'quality', extendable: true });
  });

  it('moves the limit at 16:40 to 18:50 and escalates at 18:50 when nobody decides', () => {
    const run = notified();
    run.tick(at('03 16:40'));
    run.does('extend', at('03 16:40'), { clockId: run.task('dispose').clockId, newDue: at('03 18:50'), reasonCode: 'lab-busy' }, { role: 'qcs', desk: 'quality', task: null });
    expect(run.task('dispose').dueAt).toBe(at('03 18:50'));
    expect(bodies(run.tick(at('03 18:49')), 'rung-reached').filter(({ action }) => action !== 'remind')).toEqual([]);
    const rung = bodies(run.tick(at('03 18:50') + 5000), 'rung-reached');
    expect(rung.map(({ action, to, rungAt }) => [action, to[0]?.role, rungAt])).toEqual([['breach', 'qcs', at('03 18:50')], ['escalate', 'qcHead', at('03 18:50')]]);
    expect(run.clock('disposition').editions.map(({ dueAt, why }) => [dueAt, why])).toEqual([[at('03 16:50'), 'start'], [at('03 18:50'), 'extend']]);
    run.does('dispose', at('03 19:30'), judged({ qty: '12', goods: 'RESTOCK', remedy: 'NONE' }));
    expect(run.clock('disposition').state).toBe('late');
    expect(run.status().breaches).toEqual(['disposition']);
  });

  it('does not scrap 12 pcs before 报废日报 was filed and approved', () => {
    const run = notified();
    run.does('dispose', at('03 15:30'), judged({ qty: '12', goods: 'SCRAP', remedy: 'NONE' }));
    expect(run.task('scrapRequest')).toMatchObject({ owner: { role: 'fqc' }, menu: { form: { code: 'scrapDaily' } } });
    expect(run.steps()).not.toContain('scrap');
    run.does('scrap_request', at('03 16:00'), { qty: '12', formNo: 'BF-1', reasonCode: 'broken' }, { staff: 'e-fqc' });
    expect(run.steps()).not.toContain('scrap');
    expect(run.task('scrapApprove')).toMatchObject({ owner: { role: 'auth' }, desk: 'quality', menu: { gate: 'scrap', level: 1, notBy: ['e-fqc'] } });
    run.does('scrap_approval', at('03 16:10'), { gate: 'scrap', level: 1, verdict: 'accept' }, { staff: 'e-auth' });
    run.does('scrap', at('03 17:00'), { qty: '12' });
    expect(run.goods()).toEqual({ SCRAP: 12 });
    run.does('release', at('03 17:30'), { places: ['A1'] });
    expect(run.state.result).toBe('completed');
    expect(bodies(run.effects, 'return-closed')).toHaveLength(1);
  });

  it('does not open the label-and-notify step before a mismatch with the 销退单 is decided', () => {
    const run = checked('10');
    expect(run.steps()).not.toContain('notify');
    expect(run.task('discrepancy')).toMatchObject({ desk: 'returns', lines: [{ line: 1, qty: '2' }], notes: [{ code: 'short' }] });
    expect(bodies(run.effects, 'notice-requested').map(({ text }) => text)).toContain('quantity_mismatch');
    run.does('discrepancy', at('03 14:40'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'counted' });
    expect(run.task('notify').lines).toMatchObject([{ qty: '10' }]);
    expect(run.goods()).toEqual({ undecided: 10, NOT_SENT: 2 });
  });
});
