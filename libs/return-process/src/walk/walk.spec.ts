/** The walk is worth what it catches: the same policy with one thing broken in the flow or its rules. */
import { describe, expect, it } from '@jest/globals';
import type { ResolvedProfile } from '../policy/types.js';
import type { Context, ReturnState } from '../return-process.js';
import { at, PIECES, profile, registration, ReturnRun } from '../return-run.fixture.js';
import { walk, type Walk } from './walk.fixture.js';

const withFlow = (ctx: Context, steps: Context['flow']['steps'], policy: Partial<ResolvedProfile> = {}): Context =>
  ({ ...ctx, policy: { ...ctx.policy, ...policy }, flow: { ...ctx.flow, steps, byKey: Object.fromEntries(steps.map((step) => [step.key, step])) } });
const editStep = (key: string, edit: object) => (ctx: Context): Context => withFlow(ctx, ctx.flow.steps.map((step) => (step.key === key ? { ...step, ...edit } : step)));

/** From the state after some acts of the sound policy, so that a broken one is met at once. */
function walked(broken: (ctx: Context) => Context, before: (run: ReturnRun) => void): Walk {
  const begin = (ctx: Context): ReturnState => {
    const run = new ReturnRun(ctx, at('03 09:00'), registration([{ ...PIECES, qty: '1' }]));
    before(run);
    return run.state;
  };
  return walk(profile('headline@1'), [begin], { limit: 1000, edit: broken });
}
const faultsOf = (broken: (ctx: Context) => Context, before: (run: ReturnRun) => void): string => walked(broken, before).faults.join('\n');
const onTheWay = (run: ReturnRun): void => {
  run.does('review', at('03 10:00'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
  run.does('instruct', at('03 11:00'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
};

describe('the walk catches', () => {
  it('V24: a step that waits for a mark nobody sets', () => {
    expect(faultsOf(editStep('inspect', { after: ['notify', 'redecide'] }), onTheWay)).toMatch(/I4 nobody has to do anything/);
  });
  it('a judgement that is missing from the flow', () => {
    expect(faultsOf((ctx) => withFlow(ctx, ctx.flow.steps.filter(({ key }) => key !== 'dispose')), onTheWay)).toMatch(/I4 nobody has to do anything/);
  });
  it('a gate whose task nobody owns', () => {
    const levels = [{ role: 'customer', clause: 'x' }];
    const broken = (ctx: Context) => withFlow(ctx, ctx.flow.steps, { approvals: { ...ctx.policy.approvals, scrap: { mode: 'serial', levels, onReject: 'redecide', empty: 'invalid' } } });
    expect(faultsOf(broken, (run) => {
      onTheWay(run);
      run.does('receive', at('04 10:00'), { lines: [{ line: 1, received: '1' }], documents: [], signedBy: [] });
      run.does('arrival_notice', at('04 10:10'), { areaCode: 'A', label: 'x' });
      run.does('inspect', at('04 10:20'), { method: 'full', lines: [{ line: 1, sample: '1', passed: '0', failed: '1' }] });
      run.does('dispose', at('04 10:30'), { lines: [{ line: 1, portions: [{ qty: '1', goods: 'SCRAP', remedy: 'NONE' }] }] });
    })).toMatch(/I4 p1\/scrapApprove\/1\/1 has no owner/);
  });
  it('V24: a loop without a bound', () => {
    const broken = (ctx: Context) => withFlow(ctx, ctx.flow.steps, { loops: { ...ctx.policy.loops, recount: { max: Infinity, grant: 'whHead' } } });
    expect(walked(broken, onTheWay).whole).toBe(false);
  });
  it('goods on their way that a wind-down forgets', () => {
    expect(faultsOf(editStep('receive', { windsDown: false }), (run) => {
      onTheWay(run);
      run.does('withdraw', at('03 12:00'), { reason: 'settled' }, { task: null });
    })).toMatch(/I4 nobody has to do anything/);
  });
});
