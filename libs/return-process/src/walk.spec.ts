import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import type { ProfileRef } from './policy/resolve.js';
import type { ResolvedProfile } from './policy/types.js';
import { contextOf, type Context } from './return-process.js';
import { at, PIECES, profile, registration, ReturnRun } from './return-run.fixture.js';
import { walk } from './walk.fixture.js';

/** Bounds of one: the counter is read by the bound alone (process-model.md §1.9). */
const bounded = (policy: ResolvedProfile): ResolvedProfile =>
  ({ ...policy, loops: Object.fromEntries(Object.entries(policy.loops).map(([loop, bound]) => [loop, { ...bound, max: 1 }])) as ResolvedProfile['loops'] });
function begin(ref: ProfileRef) {
  const ctx = contextOf(bounded(profile(ref)), TEST_PLAIN);
  return { ctx, from: (changed: Context = ctx) => new ReturnRun(changed, at('03 09:00'), registration([{ ...PIECES, qty: '1' }])).state };
}

describe('every state of a return of one piece', () => {
  it.each([
    ['headline@1', ['approve', 'inspect', 'reinspect', 'loopLimit', 'redecide', 'scrapApprove', 'sendBack', 'ship']],
    ['S000-04@1', ['contact', 'hold', 'release', 'onsite', 'onsiteWork', 'duty:failureCost', 'meet', 'discrepancy', 'scrap', 'make']],
  ] as const)('%s: somebody must act, by then, and every way ends', (ref, opened) => {
    const { ctx, from } = begin(ref);
    const started = performance.now();
    const { states, acts, ends, faults, steps } = walk(ctx, from());
    console.info(`${ref}: ${states} states, ${acts} acts, ${Math.round(performance.now() - started)} ms, ends ${JSON.stringify(ends)}`);
    expect(faults).toEqual([]);
    expect([...steps]).toEqual(expect.arrayContaining([...opened]));
    expect(Object.keys(ends).sort()).toEqual(expect.arrayContaining(['cancelled', 'completed', 'withdrawn']));
  }, 600_000);
});

/** The walk is worth what it catches: the same policy with one thing broken in the flow or its rules. */
describe('the walk catches', () => {
  const { ctx } = begin('headline@1');
  const withFlow = (steps: Context['flow']['steps'], policy: Partial<ResolvedProfile> = {}): Context =>
    ({ ...ctx, policy: { ...ctx.policy, ...policy }, flow: { ...ctx.flow, steps, byKey: Object.fromEntries(steps.map((step) => [step.key, step])) } });
  const editStep = (key: string, edit: object): Context => withFlow(ctx.flow.steps.map((step) => (step.key === key ? { ...step, ...edit } : step)));
  /** From the state after some acts of the sound policy, so that a broken one is met at once. */
  const faultsOf = (broken: Context, before: (run: ReturnRun) => void = () => undefined): string => {
    const run = new ReturnRun(ctx, at('03 09:00'), registration([{ ...PIECES, qty: '1' }]));
    before(run);
    return walk(broken, run.state, 300).faults.join('\n');
  };
  const onTheWay = (run: ReturnRun): void => {
    run.does('review', at('03 10:00'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
    run.does('instruct', at('03 11:00'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
  };

  it('a step that waits for a mark nobody sets', () => {
    expect(faultsOf(editStep('inspect', { after: ['notify', 'redecide'] }), onTheWay)).toMatch(/I4 nobody has to do anything/);
  });
  it('a judgement that is missing from the flow', () => {
    expect(faultsOf(withFlow(ctx.flow.steps.filter(({ key }) => key !== 'dispose')), onTheWay)).toMatch(/I4 nobody has to do anything/);
  });
  it('a gate whose task nobody owns', () => {
    const broken = { ...ctx.policy.approvals, scrap: { ...ctx.policy.approvals.scrap, levels: [{ role: 'customer', clause: 'x' }] } } as ResolvedProfile['approvals'];
    expect(faultsOf(withFlow(ctx.flow.steps, { approvals: broken }), (run) => {
      onTheWay(run);
      run.does('receive', at('04 10:00'), { lines: [{ line: 1, received: '1' }], documents: [], signedBy: [] });
      run.does('arrival_notice', at('04 10:10'), { areaCode: 'A', label: 'x' });
      run.does('inspect', at('04 10:20'), { method: 'full', lines: [{ line: 1, sample: '1', passed: '0', failed: '1' }] });
      run.does('dispose', at('04 10:30'), { lines: [{ line: 1, portions: [{ qty: '1', goods: 'SCRAP', remedy: 'NONE' }] }] });
    })).toMatch(/I4 p1\/scrapApprove\/1\/1 has no owner/);
  });
  it('a loop without a bound', () => {
    const loops = { ...ctx.policy.loops, recount: { max: Infinity, grant: 'whHead' } };
    expect(faultsOf(withFlow(ctx.flow.steps, { loops }), onTheWay)).toMatch(/more than 300 states/);
  });
  it('goods on their way that a wind-down forgets', () => {
    expect(faultsOf(editStep('receive', { windsDown: false }), (run) => {
      onTheWay(run);
      run.does('withdraw', at('03 12:00'), { reason: 'settled' }, { task: null });
    })).toMatch(/I4 nobody has to do anything/);
  });
});
