import { describe, expect, it } from '@jest/globals';
import { isDone } from './return-process.js';
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
    expect(run.task('scrapApprove')).toMatchObject({ owner: { role: 'auth' }, desk: 'quality', menu: { gate: 'scrap', level: 1, notBy: ['e-applicant', 'e-fqc'] } });
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

describe('S000-04, times and places', () => {
  it('counts the first contact from the complaint’s arrival, which may lie before the registration', () => {
    const run = new ReturnRun(ctx, at('03 09:20'), registration(undefined, {}, { complaintAt: at('03 09:00') }));
    expect(run.task('contact')).toMatchObject({ openedAt: at('03 09:20'), dueAt: at('03 10:00') });
    run.does('contact', at('03 09:40'), { resultCode: 'not_reached', attrs: {} });
    expect(run.task('contact')).toMatchObject({ state: 'open', rev: 2, notes: [{ code: 'not_reached' }] });
    run.does('contact', at('03 09:50'), { resultCode: 'reached', attrs: {} });
    expect(run.clock('first_contact').state).toBe('met');
  });

  it('handles a part at the customer’s, books its cost, and takes the rest back', () => {
    const run = begin();
    run.does('contact', at('03 09:30'), { resultCode: 'agreed', attrs: { onsiteWanted: true } });
    run.does('onsite', at('04 09:00'), { lines: [{ line: 1, qty: '5', result: 'onsite' }, { line: 1, qty: '7', result: 'return' }] });
    expect(run.task('instruct').lines).toMatchObject([{ qty: '7' }]);
    run.does('onsite_done', at('05 09:00'), { qtyOk: '5', qtyFailed: '0', hours: 3, cost: 20_000 });
    expect(run.task('duty.failureCost')).toMatchObject({ menu: { duty: 'failureCost' }, owner: { role: 'qcs' } });
    expect(run.goods()).toEqual({ ONSITE_REWORK: 5, undecided: 7 });
  });

  it('fetches into the house what could not be mended at the customer’s', () => {
    const run = begin();
    run.does('contact', at('03 09:30'), { resultCode: 'agreed', attrs: { onsiteWanted: true } });
    run.does('onsite', at('04 09:00'), { lines: [{ line: 1, qty: '12', result: 'onsite' }] });
    expect(run.steps()).not.toContain('instruct');
    run.does('onsite_done', at('05 09:00'), { qtyOk: '0', qtyFailed: '12', hours: 3, cost: 0 });
    run.does('dispose', at('05 10:00'), judged({ qty: '12', goods: 'REWORK', remedy: 'NONE' }));
    expect(run.task('instruct').scope).toEqual({ consignment: 'c2' });
    run.does('instruct', at('05 11:00'), SLIP);
    run.does('receive', at('07 11:00'), counted('12'));
    run.does('arrival_notice', at('07 11:30'), LABEL);
    expect(run.steps().sort()).toEqual(['hold', 'hold', 'order']);
  });

  it('calls a meeting before the judgement when the case is serious', () => {
    const run = notified({ severity: 'serious' });
    expect(run.steps()).toContain('meet');
    expect(run.steps()).not.toContain('dispose');
    run.does('conclude', at('03 15:30'), { attendantRoles: ['qcs', 'prod'], conclusionCode: 'process' });
    expect(run.task('dispose').dueAt).toBe(at('03 16:50'));
  });

  it('judges goods again without scrap when the authority refuses, and never lets the applicant approve', () => {
    const run = notified();
    run.does('dispose', at('03 15:30'), judged({ qty: '12', goods: 'SCRAP', remedy: 'NONE' }));
    run.does('scrap_request', at('03 16:00'), { qty: '12', formNo: 'BF-1', reasonCode: 'broken' }, { staff: 'e-fqc' });
    const verdict = { gate: 'scrap', level: 1, verdict: 'reject' };
    expect(bodies(run.does('scrap_approval', at('03 16:05'), verdict, { staff: 'e-fqc' }), 'fact-applied')).toMatchObject([{ anomalies: ['not_permitted'] }]);
    run.does('scrap_approval', at('03 16:10'), verdict, { staff: 'e-auth' });
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).toEqual(['REWORK', 'RESTOCK']);
  });
});

describe('S000-04, differences to the 销退单', () => {
  const decides = (run: ReturnRun, ...lines: object[]) => bodies(run.does('discrepancy', at('03 14:40'), { lines, reasonCode: 'counted' }), 'fact-applied')[0];

  it('waits for the rest as a consignment of its own', () => {
    const run = checked('9');
    decides(run, { line: 1, qty: '2', result: 'wait_rest' }, { line: 1, qty: '1', result: 'not_sent' });
    expect(run.task('transport')).toMatchObject({ scope: { consignment: 'c2' }, lines: [{ qty: '2' }] });
    expect(run.task('notify')).toMatchObject({ scope: { consignment: 'c1' }, lines: [{ qty: '9' }] });
    run.does('receive', at('05 10:00'), counted('2'), { task: null, desk: 'warehouse' });
    expect(run.tasks().filter(({ step }) => step === 'notify').map(({ scope }) => scope.consignment)).toEqual(['c1', 'c2']);
  });

  it('takes a surplus in or sends it back, and counts it as over', () => {
    const run = checked('15');
    decides(run, { line: 1, qty: '2', result: 'accept_extra' }, { line: 1, qty: '1', result: 'send_back' });
    expect(run.state.lines).toMatchObject([{ claimed: 12, over: 3 }]);
    expect(run.goods()).toEqual({ undecided: 14, RETURN_TO_CUSTOMER: 1 });
  });

  it('counts again as often as the bound allows', () => {
    const run = checked('10');
    decides(run, { line: 1, qty: '2', result: 'recount' });
    expect(run.task('receive')).toMatchObject({ round: 2, openedAt: at('03 14:40'), lines: [{ qty: '12' }] });
    run.does('receive', at('03 15:00'), counted('12'));
    expect(run.task('notify').dueAt).toBe(at('03 16:00'));
  });

  it('refuses a decision that leaves a part of the difference open', () => {
    const run = checked('10');
    expect(decides(run, { line: 1, qty: '1', result: 'accept' })).toMatchObject({ outcome: 'anomaly', anomalies: ['quantity_excess'] });
    expect(run.task('discrepancy')).toMatchObject({ state: 'open', rev: 2 });
  });
});

describe('S000-04, withdrawn', () => {
  it('has placed labels released before it ends', () => {
    const run = begin();
    run.does('hold', at('03 09:10'), HOLD, { task: 'case/hold/1/1' });
    run.does('withdraw', at('03 09:30'), { reason: 'settled' }, { task: null });
    run.answer(at('03 09:31'));
    expect(run.steps()).toEqual(['release']);
    run.does('release', at('03 10:00'), { places: ['A1'] });
    expect([run.state.result, run.goods(), isDone(run.state)]).toEqual(['withdrawn', { NOT_SENT: 12 }, true]);
  });

  it.each([
    ['before contact', begin], ['after the check', checked], ['after the notice', notified],
  ] as const)('%s: every desk answers before anything goes on', (_when, reach) => {
    const run = (reach as () => ReturnRun)();
    run.does('withdraw', at('03 15:00'), { reason: 'settled' }, { task: null });
    const asked = run.tasks().filter(({ state }) => state === 'asked_back').length;
    expect(asked).toBeGreaterThan(0);
    expect(run.steps()).not.toContain('pack');
    run.answer(at('03 15:01'));
    expect(run.tasks().every(({ state }) => state === 'open')).toBe(true);
  });
});
