/** Facts of a run that are corrected, and what must not be different when a correction is refused. */
import { expect } from '@jest/globals';
import { at, type ReturnRun } from '../../return-run.fixture.js';

export const factOf = (run: ReturnRun, kind: string, index = 0): string => run.facts.filter((fact) => fact.kind === kind)[index]?.factId ?? '';
export const corrects = (run: ReturnRun, when: string, factId: string, payload: object, desk: 'warehouse' | 'quality' = 'quality') =>
  run.does('correct', at(when), { factId, payload, reasonCode: 'typo' }, { task: null, desk, staff: 'e-corrector' });
export const stateOf = (run: ReturnRun, step: string) => run.tasks().filter((task) => task.step === step).map(({ round, state }) => `${round} ${state}`);
/** Everything but the count of facts and what the refusal itself adds. */
export const untouched = ({ state }: ReturnRun): string => {
  const { rev: _rev, at: _at, positions: _positions, anomalies: _anomalies, anomalyCount: _count, tasks, clocks, scopes, ...rest } = state;
  return JSON.stringify([rest, tasks.filter(({ step }) => step !== 'anomaly'), clocks.filter(({ step }) => step !== 'anomaly'), scopes.filter(({ kind }) => kind !== 'anomaly')]);
};
/** Refused: a person of that step is told, and nothing else is different. */
export function refuses(run: ReturnRun, kind: string, step: string, scope: string, role: string, act: () => unknown): void {
  const before = untouched(run);
  act();
  expect(run.state.anomalies).toMatchObject([{ kind, step, scope }]);
  expect(run.tasks().find((task) => task.step === 'anomaly')).toMatchObject({ accepts: 'resolve', owner: { role } });
  expect(untouched(run)).toBe(before);
}
