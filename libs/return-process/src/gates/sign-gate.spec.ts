import { describe, expect, it } from '@jest/globals';

import type { Chain, Patch } from '../policy/types.js';
import { at, bodies, contextUnder, PIECES, registration, ReturnRun } from '../return-run.fixture.js';
import { STEP_ROWS } from '../tracks/step-rows.js';

const chainOf = (mode: Chain['mode'], onReject: Chain['onReject'], ...roles: string[]): Chain =>
  ({ mode, onReject, empty: 'invalid', levels: roles.map((role) => ({ role, clause: 'S000-15 §5.11' })) });
const begin = (approvals: NonNullable<Patch['approvals']>, attrs: object = {}, more: Partial<Patch> = {}): ReturnRun =>
  new ReturnRun(contextUnder({ key: 'gate', version: 1, extends: 'factory@1', approvals, inspection: { mode: 'none' }, receipt: { notify: null }, ...more }), at('03 09:00'), registration([{ ...PIECES, qty: '4' }], attrs));

const signs = (run: ReturnRun, when: string, gate: string, level: number, verdict: string, staff: string, more: object = {}) =>
  run.does(gate === 'scrap' ? 'scrap_approval' : 'review', at(when), { gate, level, verdict }, { staff, ...more });
const anomalies = (run: ReturnRun): string[] => run.state.anomalies.map(({ kind }) => kind);

/** Goods judged as scrap and asked to be scrapped by e-fqc, without a return chain before it. */
function scrapAsked(scrap: Chain): ReturnRun {
  const run = begin({ return: null, scrap });
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '4' }], documents: [], signedBy: [] });
  run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '4', goods: 'SCRAP', remedy: 'NONE' }] }] });
  run.does('scrap_request', at('04 11:00'), { qty: '4', formNo: 'BF-1', reasonCode: 'broken' }, { staff: 'e-fqc' });
  return run;
}
const levelsAsked = (run: ReturnRun, step: string) => run.tasks().filter((task) => task.step === step && task.state === 'open').map(({ level, owner }) => [level, owner.role]);

describe('a serial chain', () => {
  it('R22: 品质确认 → 主管审核 → 总经理核准, each only after the one before', () => {
    const run = scrapAsked(chainOf('serial', 'redecide', 'qc', 'qcHead', 'gm'));
    expect(levelsAsked(run, 'scrapApprove')).toEqual([[1, 'qc']]);
    signs(run, '04 12:00', 'scrap', 3, 'accept', 'e-gm', { task: null });
    expect(anomalies(run)).toEqual(['out_of_turn']);
    for (const [level, staff] of [[1, 'e-qc'], [2, 'e-head'], [3, 'e-gm']] as const) {
      expect(run.steps()).not.toContain('scrap');
      signs(run, `04 1${2 + level}:00`, 'scrap', level, 'accept', staff);
    }
    expect(run.steps()).toContain('scrap');
  });

  it('K04: the level follows the amount and keeps its number in the chain', () => {
    const byAmount: Chain = { mode: 'serial', onReject: 'refuse', empty: 'invalid', levels: [
      { role: 'gm', when: { amount: { gt: 50_000 } }, clause: 'S001-20' }, { role: 'vp', when: { amount: { lte: 50_000 } }, clause: 'S001-20' }] };
    expect(levelsAsked(begin({ return: byAmount }, { amount: 50_000 }), 'approve')).toEqual([[2, 'vp']]);
    expect(levelsAsked(begin({ return: byAmount }, { amount: 50_001 }), 'approve')).toEqual([[1, 'gm']]);
    // the amount is not known: nobody is skipped in silence
    expect(levelsAsked(begin({ return: byAmount }), 'approve')).toEqual([[9, 'gm']]);
    expect(begin({ return: { ...byAmount, empty: 'pass' } }).steps()).toEqual(['instruct']);
  });
});

describe('four eyes (I14)', () => {
  it('bars the applicant, who asked for it, and whoever signed before, in his own name or for another', () => {
    const run = scrapAsked(chainOf('serial', 'redecide', 'qc', 'qcHead'));
    expect(run.task('scrapApprove').menu.notBy).toEqual(['e-applicant', 'e-fqc']);
    signs(run, '04 12:00', 'scrap', 1, 'accept', 'e-applicant');
    signs(run, '04 12:01', 'scrap', 1, 'accept', 'e-other', { onBehalfOf: 'e-fqc' });
    expect(run.state.anomalies).toMatchObject([{ kind: 'not_permitted', count: 2 }]);
    signs(run, '04 12:02', 'scrap', 1, 'accept', 'e-deputy', { onBehalfOf: 'e-qc' });
    expect(run.task('scrapApprove')).toMatchObject({ level: 2, menu: { notBy: ['e-applicant', 'e-fqc', 'e-deputy', 'e-qc'] } });
    signs(run, '04 12:03', 'scrap', 2, 'accept', 'e-qc');
    expect(run.steps()).not.toContain('scrap');
  });
});

describe('a joint chain', () => {
  it('K14: 生产 and 品质 review together, in any order', () => {
    const run = scrapAsked(chainOf('joint', 'redecide', 'qc', 'prod'));
    expect(levelsAsked(run, 'scrapApprove')).toEqual([[1, 'qc'], [2, 'prod']]);
    signs(run, '04 12:00', 'scrap', 2, 'accept', 'e-prod', { task: 'p1/scrapApprove/1/2' });
    expect(run.steps()).not.toContain('scrap');
    signs(run, '04 13:00', 'scrap', 1, 'accept', 'e-qc', { task: 'p1/scrapApprove/1/1' });
    expect(run.steps()).toContain('scrap');
  });

  it('one refusal ends the round; the other’s signature that crossed it changes nothing', () => {
    const run = scrapAsked(chainOf('joint', 'redecide', 'qc', 'prod'));
    const crossing = run.make('scrap_approval', at('04 12:01'), { gate: 'scrap', level: 2, verdict: 'accept' }, { staff: 'e-prod', task: 'p1/scrapApprove/1/2' });
    signs(run, '04 12:00', 'scrap', 1, 'reject', 'e-qc', { task: 'p1/scrapApprove/1/1' });
    expect(run.tasks().map(({ step, state }) => [step, state])).toEqual([['scrapApprove', 'asked_back'], ['redecide', 'open']]);
    expect(bodies(run.deliver(crossing), 'fact-applied')).toMatchObject([{ outcome: 'ignored' }]);
    expect([run.steps(), anomalies(run)]).toEqual([['redecide'], []]);
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).not.toContain('SCRAP');
  });
});

describe('a refusal', () => {
  it('takes back what the others of its round are asked before the paper goes back to whoever wrote it', () => {
    const run = scrapAsked(chainOf('joint', 'previous', 'qc', 'prod'));
    signs(run, '04 12:00', 'scrap', 1, 'reject', 'e-qc', { task: 'p1/scrapApprove/1/1' });
    expect(run.tasks().map(({ step, level, state }) => [step, level, state])).toEqual([['scrapApprove', 2, 'asked_back'], ['scrapRequest', 1, 'open']]);
  });

  it('`refuse`: an application that is not accepted ends the return, with the reason told', () => {
    const run = begin({ return: chainOf('serial', 'refuse', 'salesHead') }, {}, { notifications: [{ on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'S000-19' }] });
    signs(run, '03 10:00', 'return', 1, 'reject', 'e-head');
    expect(bodies(run.effects, 'notice-requested')).toMatchObject([{ text: 'return_rejected' }]);
    expect([run.state.result, run.goods()]).toEqual(['rejected', { NOT_SENT: 4 }]);
  });

  it('`previous`: sends the paper back a bounded number of times, then management alone has the last word', () => {
    const run = scrapAsked(chainOf('serial', 'previous', 'qcHead'));
    for (const [round, hour] of [[1, '12'], [2, '13'], [3, '14']] as const) {
      expect(levelsAsked(run, 'scrapApprove')).toEqual([[1, 'qcHead']]);
      signs(run, `04 ${hour}:00`, 'scrap', 1, 'reject', 'e-head');
      expect(run.task('scrapRequest').round).toBe(round + 1);
      run.does('scrap_request', at(`04 ${hour}:30`), { qty: '4', formNo: `BF-${round + 1}`, reasonCode: 'broken' }, { staff: 'e-fqc' });
    }
    expect(levelsAsked(run, 'scrapApprove')).toEqual([[9, 'gm']]);
    signs(run, '04 16:00', 'scrap', 9, 'reject', 'e-gm');
    expect(run.steps()).toEqual(['redecide']);
  });
});

it('every gate of the catalogue says what a refusal means', () => {
  expect(STEP_ROWS.filter(({ gate, onReject }) => gate !== undefined && onReject === undefined)).toEqual([]);
});
