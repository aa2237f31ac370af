/** AS-03 (S000-03, the headline's 3 days): flagged goods are inspected by Thursday 10:00, 仓管员 chases it, lateness is kept. */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { fulfils, rungsOf, tries } from './scenario.fixture.js';
import { INSPECTED, onItsWay, processingReport } from './paint.fixture.js';

/** Received on Monday 3 March at 10:00; 特殊情况 when flagged. */
function received(inspectFlag = true): ReturnRun {
  const run = onItsWay();
  run.does('receive', at('03 10:00'), processingReport(undefined, { inspectFlag }));
  fulfils(run, 'slip', at('03 17:00'), 'TH-1');
  return run;
}
const escalations = (run: ReturnRun) => rungsOf(run, 'inspection').filter(([action]) => action !== 'remind');

describe('AS-03 inspection overdue on day 3', () => {
  it('AS-03 · T05: 仓管员 is reminded on the way, on Thursday at 10:00 it is overdue and escalated once', () => {
    const run = received();
    run.tick(at('06 09:59'));
    expect(rungsOf(run, 'inspection').map(([action, role]) => [action, role])).toEqual([['remind', 'keeper'], ['remind', 'keeper']]);
    run.tick(at('06 15:00'));
    expect(escalations(run)).toEqual([['breach', 'keeper', at('06 10:00')], ['escalate', 'whHead', at('06 10:00')]]);
    expect(run.status()).toMatchObject({ breaches: ['inspection'], closed: false });
    expect(run.steps()).toContain('inspect');
  });

  it('AS-03 · T05: the result at 15:00 is accepted, five hours late, and goes on to 判定; one late inspection counts', () => {
    const run = received();
    run.tick(at('06 14:00'));
    expect(tries(run, 'inspect', at('06 15:00'), INSPECTED)).toBe('applied');
    const clock = run.clock('inspection');
    expect([clock.state, (clock.metAt ?? 0) - (clock.breaches[0]?.dueAt ?? 0), clock.breaches.length]).toEqual(['late', 5 * 3_600_000, 1]);
    expect(run.steps().filter((step) => step === 'dispose')).toHaveLength(3);
    run.tick(at('20 10:00'));
    expect(escalations(run)).toHaveLength(2);
    expect(run.state.clocks.filter(({ kind, state }) => kind === 'sla' && state === 'late').map(({ rule }) => rule)).toEqual(expect.arrayContaining(['inspection']));
  });

  it('AS-03 · T05: a result on Thursday at 09:59 breaches nothing', () => {
    const run = received();
    run.tick(at('06 09:58'));
    run.does('inspect', at('06 09:59'), INSPECTED);
    run.tick(at('07 10:00'));
    expect([escalations(run), run.clock('inspection').state, run.status().breaches.includes('inspection')]).toEqual([[], 'met', false]);
  });

  it('AS-03 · T05: goods that are nothing special have no such limit', () => {
    expect(received(false).state.clocks.filter(({ rule }) => rule === 'inspection')).toEqual([]);
  });
});
