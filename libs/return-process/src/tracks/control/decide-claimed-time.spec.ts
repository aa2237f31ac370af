import { describe, expect, it } from '@jest/globals';
import { arrived } from '../../headline.fixture.js';
import { at, bodies, type ReturnRun } from '../../return-run.fixture.js';

/** Goods of Monday, 3 March, inspected on the 12th: three working days were allowed. @returns the run and what the head's word would be about */
function inspectedLate(): { run: ReturnRun; dueAt: number; entry: { factId: string; said: { kind: string; taskId: string } } } {
  const run = arrived();
  if (run.steps().includes('notify')) run.does('arrival_notice', at('03 15:10'), { areaCode: 'A', label: 'x' });
  const { taskId } = run.task('inspect');
  const dueAt = run.clock('inspection').editions.at(-1)?.dueAt ?? 0;
  run.tick(at('12 09:00'));
  run.does('inspect', at('12 09:00'), { method: 'full', lines: [{ line: 1, sample: '12', passed: '0', failed: '12' }] });
  return { run, dueAt, entry: { factId: run.facts.at(-1)?.factId ?? '', said: { kind: 'inspect', taskId } } };
}
const decides = ({ run, entry }: ReturnType<typeof inspectedLate>, claimedAt: number, verdict: 'confirm' | 'refuse' = 'confirm', role = 'qcHead', more: object = {}) =>
  run.does('claimed_time', at('12 10:00'), { ...entry, claimedAt, verdict, reasonCode: 'paper_seen', ...more }, { task: null, role, desk: 'quality' });
const outcomes = (effects: ReturnType<ReturnRun['does']>) => bodies(effects, 'fact-applied').map(({ outcome }) => outcome);

describe('时间认定 (design.md §3 "Times")', () => {
  it('confirmed, the claimed time counts: the breach that never was is withdrawn from whom it rang', () => {
    const late = inspectedLate();
    const { run, dueAt } = late;
    expect(run.clock('inspection')).toMatchObject({ state: 'late', metAt: at('12 09:00'), breaches: [{ dueAt, withdrawnAt: null }] });
    const effects = decides(late, dueAt - 60_000);
    expect(outcomes(effects)).toEqual(['applied']);
    expect(bodies(effects, 'breach-withdrawn')).toMatchObject([{ sla: 'inspection', dueAt, metAt: dueAt - 60_000, to: expect.arrayContaining([expect.objectContaining({ role: 'qc' })]) }]);
    expect(bodies(effects, 'clock-stated')).toMatchObject([{ sla: 'inspection', state: 'met', metAt: dueAt - 60_000, breachWithdrawnAt: dueAt - 60_000 }]);
  });

  it('at the due time it was kept, a moment later it was not: late, and less so', () => {
    const [kept, missed] = [inspectedLate(), inspectedLate()];
    decides(kept, kept.dueAt);
    decides(missed, missed.dueAt + 1);
    expect(kept.run.clock('inspection')).toMatchObject({ state: 'met', metAt: kept.dueAt });
    expect(missed.run.clock('inspection')).toMatchObject({ state: 'late', metAt: missed.dueAt + 1, breaches: [{ withdrawnAt: null }] });
  });

  it('never before the task was opened; and what followed keeps its times', () => {
    const late = inspectedLate();
    const { openedAt } = late.run.task('dispose');
    decides(late, at('03 09:00'));
    expect(late.run.clock('inspection').metAt).toBe(late.run.state.scopes.find(({ id }) => id === 'c1')?.steps['inspect']?.openedAt);
    expect([late.run.task('dispose').openedAt, late.run.clock('disposition').startedAt]).toEqual([openedAt, at('12 09:00')]);
  });

  it('refused, the recording counts; said again, it says nothing new', () => {
    const late = inspectedLate();
    const before = JSON.stringify(late.run.clock('inspection'));
    expect(outcomes(decides(late, late.dueAt, 'refuse'))).toEqual(['applied']);
    expect(JSON.stringify(late.run.clock('inspection'))).toBe(before);
    decides(late, late.dueAt);
    expect(outcomes(decides(late, late.dueAt))).toEqual(['ignored']);
    expect(outcomes(decides(late, at('12 09:30')))).toEqual(['ignored']);
  });

  it.each<[string, string, object, string]>([
    ['of somebody who is no head', 'qc', {}, 'not_permitted'],
    ['about a step that is not there', 'qcHead', { said: { kind: 'inspect', taskId: 'c9/inspect/1/1' } }, 'unknown_scope'],
    ['about another kind of fact than the task asked for', 'qcHead', { said: { kind: 'dispose', taskId: 'c1/inspect/1/1' } }, 'unknown_scope'],
  ])('is shown to a person: a word %s', (_what, role, more, kind) => {
    const late = inspectedLate();
    decides(late, late.dueAt, 'confirm', role, more);
    expect(late.run.state.anomalies).toMatchObject([{ kind }]);
    expect(late.run.clock('inspection').state).toBe('late');
  });

  it('finds what was done without a task by its kind and place', () => {
    const late = inspectedLate();
    decides(late, late.dueAt, 'confirm', 'gm', { said: { kind: 'inspect', scope: { consignment: 'c1' } } });
    expect(late.run.clock('inspection').state).toBe('met');
  });
});
