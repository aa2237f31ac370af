import { describe, expect, it } from '@jest/globals';
import { PROCEDURES, PROFILES } from '../policy/profiles/catalogue.js';
import { stepsBefore } from '../policy/steps-before.js';
import type { ResolvedProfile } from '../policy/types.js';
import { resolveProfile } from '../policy/resolve.js';
import { at, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { answeredUntil } from '../scenarios/answered.fixture.js';
import { given } from '../scenarios/scenario.fixture.js';
import { ON_ROUTES, routeOf } from '../tracks/execute/routes.js';
import { compile } from './compile.js';

/** A step that a loop sends round again, those that run inside the loop with it, and the step through which the loop is left. */
const LOOPS: readonly { again: string; inside: readonly string[]; exit: string }[] = [
  { again: 'receive', inside: ['papers'], exit: 'discrepancy' }, { again: 'plan', inside: [], exit: 'firstArticle' }, { again: 'improve', inside: [], exit: 'effect' },
  { again: 'rework', inside: [], exit: 'reinspect' }, { again: 'pack', inside: [], exit: 'dispatchCheck' }, { again: 'report', inside: [], exit: 'ack' }, { again: 'value', inside: [], exit: 'propose' }, { again: 'audit', inside: [], exit: 'settleApprove' },
];

/** Steps behind the marks that are none. */
const JOINS: { readonly [mark: string]: string } = { allReceived: 'receive', allInspected: 'inspect', allDecided: 'dispose' };
/** Every step that is over before this one begins. */
function passed(profile: ResolvedProfile, step: string): ReadonlySet<string> {
  // goods go on their way only once they are judged
  const before = [...stepsBefore(profile, step), ...(ON_ROUTES.has(step) ? ['allDecided'] : [])];
  return new Set([...before, ...[...before].flatMap((mark) => (JOINS[mark] === undefined ? [] : [...stepsBefore(profile, JOINS[mark])]))]);
}

describe('loops and what waits for them', () => {
  // duties are looked at below: a paper that a round brings is written once, however often the loop goes round
  it.each(PROCEDURES)('V22: in %s no step outside a loop waits for one inside it without waiting for the loop’s exit', (ref) => {
    const { steps, byKey } = compile(resolveProfile(ref, PROFILES).profile!);
    const early = steps.filter(({ on, accepts }) => on && accepts !== 'duty').flatMap(({ key, after }) => {
      const waits = after.map((mark) => mark.replace(/^(?:any|all):/, ''));
      return LOOPS.filter(({ again, inside, exit }) => waits.includes(again) && key !== exit && !inside.includes(key) && byKey[exit]?.on === true && !waits.includes(exit)).map(({ again, exit }) => `${key} waits for ${again}, not for ${exit}`);
    });
    expect(early).toEqual([]);
  });

  it.each(PROCEDURES)('V22: in %s a duty inside a loop lets nothing out of it', (ref) => {
    const profile = resolveProfile(ref, PROFILES).profile!;
    const { byKey } = compile(profile);
    const early = Object.entries(profile.duties).flatMap(([duty, { after, before = 'close', when }]) => LOOPS.filter(({ again, inside, exit }) => {
      if ((after !== again && !inside.includes(after)) || byKey[exit]?.on !== true || ['none', 'close', exit, again].includes(before)) return false;
      const goods = Object.values(profile.outcomes.goods).map((code) => routeOf(code, null).steps).filter((steps) => steps.includes(before) && steps.includes(again));
      const throughExit = goods.length > 0 ? goods.every((steps) => steps.indexOf(exit) >= 0 && steps.indexOf(exit) < steps.indexOf(before)) : passed(profile, before).has(exit);
      return throughExit !== true;
    }).map(({ exit }) => `${duty} (${JSON.stringify(when)}) lets ${before} pass ${exit}`));
    expect(early).toEqual([]);
  });

  it('V22: on the routes of the goods the exit follows the step that is done again', () => {
    const next = (steps: readonly string[], step: string): string | undefined => steps[steps.indexOf(step) + 1];
    expect([next(routeOf('REWORK', null).steps, 'rework'), next(routeOf('RETURN_TO_CUSTOMER', null).steps, 'pack')]).toEqual(['reinspect', 'dispatchCheck']);
  });
});

/** Ten pieces under the procedure, repaired once and sent back by the re-inspection. */
function failedOnce(ref: 'S003-15@1' | 'S003-13@1', duty: string): ReturnRun {
  const line = { ...PIECES, qty: '10', unitPrice: 10_000, shipDate: '2025-02-03', receiptDate: '2025-02-10', warrantyMonths: 12 };
  const run = answeredUntil(given(ref, at('03 09:00'), { lines: [line], attrs: { channel: 'agent', requestType: 'repair', reason: 'function' }, more: { forms: ['list'] } }), 'rework', at('04 10:00'), {
    inspect: ({ menu }) => ({ method: menu.sampling?.method ?? 'full', formNo: 'JL-1', lines: [{ line: 1, sample: '10', passed: '0', failed: '10', attrs: { repairable: true } }] }),
    dispose: ({ lines }) => ({ lines: [{ line: 1, portions: [{ qty: lines[0]?.qty, goods: 'REWORK', remedy: 'REPAIR_RETURN' }] }], faultCode: 'own' }),
  });
  repaired(run, '04 11:00');
  expect(run.steps()).toEqual(expect.arrayContaining(['reinspect', `duty.${duty}`]));
  run.does('reinspect', at('04 12:00'), { pass: '0', fail: '10', defects: [] });
  return run;
}
const repaired = (run: ReturnRun, when: string) => run.does('repair', at(when), {
  qtyDone: '10', qtyUnrepairable: '0', hours: 1, material: [], requires: Object.fromEntries((run.task('rework').menu.requires ?? []).map((code) => [code, true])),
});

describe('V22: a duty that a round of rework brings', () => {
  it.each([['S003-15@1', 'daily'], ['S003-13@1', 'pictures']] as const)('%s %s: holds the loop up in neither round, is asked for once, and the goods pass by the re-inspection alone', (ref, duty) => {
    const run = failedOnce(ref, duty);
    const asked = () => run.tasks().filter(({ step }) => step === `duty.${duty}`).length;
    expect([run.steps().includes('rework'), run.steps().includes('pack'), asked()]).toEqual([true, false, 1]);
    const task = run.task(`duty.${duty}`);
    run.does('duty', at('04 13:00'), { duty }, { task: task.taskId });
    expect([run.steps().includes('pack'), asked()]).toEqual([false, 0]);
    repaired(run, '04 14:00');
    expect(run.steps().includes('pack')).toBe(false);
    run.does('reinspect', at('04 15:00'), { pass: '10', fail: '0', defects: [] });
    expect([run.steps().includes('pack'), asked()]).toEqual([true, 0]);
  });
});
