/** Limits and rules of single procedures run on the core: what procedures.md §3 gives as a value, to the minute. March 2025; the 3rd is a Monday. */
import { describe, expect, it } from '@jest/globals';
import type { ProfileRef } from '../policy/resolve.js';
import { at, bodies, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { answeredUntil, type Said } from './answered.fixture.js';
import { given, rungsOf } from './scenario.fixture.js';

const GOODS = { ...PIECES, qty: '10', unitPrice: 10_000 };
const begins = (ref: ProfileRef, attrs: object, forms: readonly string[] = [], line: object = GOODS) => given(ref, at('03 09:00'), { lines: [line], attrs, more: { forms } });
const due = (run: ReturnRun, rule: string) => run.clock(rule).editions[0]?.dueAt;
const running = (run: ReturnRun) => run.state.clocks.filter(({ kind, state }) => kind === 'sla' && state === 'running').map(({ rule }) => rule);
/** What the inspection finds, and what is decided. */
const found = (defect: string, goods = 'REWORK', remedy = 'NONE'): Said => ({
  inspect: () => ({ method: 'full', lines: [{ line: 1, sample: '10', passed: '0', failed: '10', attrs: { defect, repairable: goods !== 'SCRAP' } }] }),
  dispose: ({ lines }) => ({ lines: [{ line: 1, portions: [{ qty: lines[0]?.qty, goods, remedy }] }] }),
});

describe('S000-11 hour by hour', () => {
  const hourly = (ref: ProfileRef, step: string, said: Said) => answeredUntil(begins(ref, { reason: 'function' }), step, at('04 10:00'), said);

  it('T09 K08: rework is due after 1 h; at 11:00 it is late, at 10:59 it is not', () => {
    const run = hourly('S000-11@1', 'rework', found('appearance'));
    expect([due(run, 'rework'), running(run)]).toEqual([at('04 11:00'), ['rework']]);
    run.tick(at('04 10:59'));
    expect(rungsOf(run, 'rework').filter(([action]) => action === 'breach')).toEqual([]);
    run.tick(at('04 11:00') + 5_000);
    expect(rungsOf(run, 'rework').filter(([action]) => action === 'breach')).toEqual([['breach', 'dutyDept', at('04 11:00')]]);
  });

  it('T09 K08: a functional repair has three working days, re-inspection included: Tuesday → the end of Friday’s shift', () => {
    const run = hourly('S000-11@1', 'rework', found('functional'));
    expect([due(run, 'rework_functional'), running(run)]).toEqual([at('07 17:30'), ['rework_functional']]);
    run.does('repair', at('06 16:00'), { qtyDone: '10', qtyUnrepairable: '0', hours: 1, material: [] });
    expect(run.clock('rework_functional').state).toBe('running');
    run.does('reinspect', at('07 17:29'), { pass: '10', fail: '0', defects: [] });
    expect(run.clock('rework_functional')).toMatchObject({ state: 'met', metAt: at('07 17:29') });
  });

  it('T10: re-inspected within 4 h, stocked within 2 h of that', () => {
    const run = hourly('S000-11@1', 'rework', found('appearance'));
    run.does('repair', at('04 10:30'), { qtyDone: '10', qtyUnrepairable: '0', hours: 1, material: [] });
    expect([due(run, 'reinspection'), run.task('reinspect').dueAt]).toEqual([at('04 14:30'), at('04 14:30')]);
    run.does('reinspect', at('04 11:15'), { pass: '10', fail: '0', defects: [] });
    expect([run.clock('reinspection').state, due(run, 'stock_in')]).toEqual(['met', at('04 13:15')]);
  });

  it('T10: what cannot be repaired is scrapped 1 h after the request', () => {
    const run = hourly('S000-11@1', 'scrapRequest', found('functional', 'SCRAP'));
    run.does('scrap_request', at('04 15:00'), { qty: '10', formNo: 'CZ-1', reasonCode: 'r' });
    expect([due(run, 'scrap'), run.task('scrap').owner.role]).toEqual([at('04 16:00'), 'keeper']);
  });

  it('K22: the other reading of the same chart is another policy: rework 4 h, re-inspection 2 h, stock-in 1 h', () => {
    const run = hourly('S000-11B@1', 'rework', found('appearance'));
    expect(due(run, 'rework')).toBe(at('04 14:00'));
    run.does('repair', at('04 10:30'), { qtyDone: '10', qtyUnrepairable: '0', hours: 1, material: [] });
    run.does('reinspect', at('04 11:00'), { pass: '10', fail: '0', defects: [] });
    expect([due(run, 'reinspection'), due(run, 'stock_in')]).toEqual([at('04 12:30'), at('04 12:00')]);
    // its chart has no cell for the analysis
    expect(run.state.clocks.filter(({ rule }) => rule === 'disposition')).toEqual([]);
  });
});

describe('S001-05 from the store to the warehouse', () => {
  const dealer = () => begins('S001-05@1', { reason: 'function', requestType: 'return' });

  it('T17: checked in the customer’s store within three working days: Monday → the end of Thursday, one breach for 业务员', () => {
    const run = dealer();
    expect([due(run, 'onsite'), run.task('onsite').owner.role]).toEqual([at('07 00:00'), 'sales']);
    run.tick(at('07 00:00') + 5_000);
    expect(rungsOf(run, 'onsite').filter(([action]) => action === 'breach')).toEqual([['breach', 'sales', at('07 00:00')]]);
  });

  it('T17: checked on Thursday evening it is met, however late the news comes', () => {
    const run = dealer();
    run.does('onsite', at('06 23:00'), { lines: [{ line: 1, qty: '10', result: 'quality' }] });
    expect(run.clock('onsite')).toMatchObject({ state: 'met', breaches: [] });
  });

  it('T18: pulled back within seven working days of the approval; the customer is reminded, and it counts as no breach of ours', () => {
    const run = answeredUntil(dealer(), 'transport', at('04 10:00'), { onsite: () => ({ lines: [{ line: 1, qty: '10', result: 'quality' }] }) });
    // Tuesday: Wednesday is the first day, Thursday of the next week the seventh
    expect(due(run, 'goods_return')).toBe(at('14 00:00'));
    const rungs = bodies(run.tick(at('14 00:00') + 5_000), 'rung-reached').filter(({ sla }) => sla === 'goods_return').map(({ action }) => action);
    expect([rungs.includes('remind'), rungs.includes('breach')]).toEqual([true, false]);
  });
});

describe('S002-01 the prescribed times (ours: the text has no value)', () => {
  const shop = (step: string) => answeredUntil(begins('S002-01@1', { reason: 'personal', channel: 'online', orderState: 'confirmed', requestType: 'return' }, ['request'], { ...GOODS, receiptDate: '2025-03-01' }), step, at('04 10:00'),
    { dispose: ({ lines }) => ({ lines: [{ line: 1, portions: [{ qty: lines[0]?.qty, goods: 'RESTOCK', remedy: 'REFUND_FULL' }] }] }) });

  it('T29: the refund within three working days of the approval: Tuesday → the end of Friday', () => {
    const run = shop('instruct');
    expect(due(run, 'refund')).toBe(at('08 00:00'));
    run.does('post', at('05 09:00'), { net: 100_000, methodCode: 'm', voucherNo: 'V-1' });
    run.does('refund_paid', at('07 23:59'), { amount: 100_000, routeCode: 'original', voucherNo: 'P-1' });
    expect(run.clock('refund')).toMatchObject({ state: 'met', metAt: at('07 23:59') });
  });

  it('T29: the receipt within two working days of the arrival: Wednesday → the end of Friday', () => {
    const run = shop('transport');
    run.does('arrive', at('05 15:00'), { packages: 1, packagingBroken: false });
    expect([due(run, 'inspection'), run.task('receive').owner.role]).toEqual([at('08 00:00'), 'logi']);
  });
});

describe('S001-02 a machine that comes back from an exhibition', () => {
  it('B10 §4.4 internal returns: passes the same gates, brings nobody a credit, and its asset is checked', () => {
    const run = begins('S001-02@1', { requestType: 'internal' }, ['application'], { ...GOODS, qty: '1', shipDate: '2025-01-02', warrantyMonths: 12 });
    const gates: string[] = [];
    const said: Said = {
      review: ({ menu, owner }) => {
        gates.push(owner.role);
        return { gate: 'return', level: menu.level, verdict: 'accept' };
      },
      dispose: () => ({ lines: [{ line: 1, portions: [{ qty: '1', goods: 'RESTOCK', remedy: 'NONE' }] }] }),
    };
    answeredUntil(run, 'dispose', at('04 10:00'), said);
    expect([gates, run.task('dispose').menu.outcomes?.flatMap(({ remedies }) => remedies)]).toEqual([['salesHead', 'mktMgr', 'gm'], ['NONE', 'NONE']]);
    answeredUntil(run, 'stockIn', at('04 11:00'), said);
    run.does('stock_in', at('04 12:00'), { qty: '1', storeCode: 'S' });
    expect([run.steps(), run.state.settlement?.net ?? 0]).toEqual([['duty.assets'], 0]);
    run.does('duty', at('04 13:00'), { duty: 'assets' });
    expect([run.state.result, run.state.scopes[0]?.steps['value']?.s]).toEqual(['completed', 'skipped']);
  });
});
