import { describe, expect, it } from '@jest/globals';
import { bodies, at, type ReturnRun } from '../../return-run.fixture.js';
import { portions } from '../../state.js';
import { anomalies, instructed, runUnder } from '../short-run.fixture.js';

const LINES = Array.from({ length: 200 }, (_none, index) => ({ item: `ITEM-${index}`, qty: '10', unit: 'pcs' }));
/** Two hundred lines of ten, all to be reworked and checked again: as many portions as a return may have. */
function full(): ReturnRun {
  const run = instructed(runUnder({ rework: { reinspect: 'qc' } }, { lines: LINES }));
  run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('04 10:00'), { lines: LINES.map((_none, index) => ({ line: index + 1, received: '10' })), documents: [], signedBy: [] });
  run.does('dispose', at('04 11:00'), { lines: LINES.map((_none, index) => ({ line: index + 1, portions: [{ qty: '10', goods: 'REWORK', remedy: 'NONE' }] })) });
  return run;
}
const first = (run: ReturnRun, step: string) => run.tasks().find((task) => task.step === step && task.lines[0]?.line === 1);
const does = (run: ReturnRun, kind: 'repair' | 'reinspect' | 'stock_in', step: string, when: string, payload: object) => {
  const effects = run.does(kind, at(when), payload, { task: first(run, step)?.taskId ?? null });
  return bodies(effects, 'fact-applied')[0];
};
const repaired = (done: string, unrepairable = '0') => ({ qtyDone: done, qtyUnrepairable: unrepairable, hours: 1, material: [] });

describe('§4.4 line split: a return with two hundred portions is not split on (process-model.md §1.5)', () => {
  const run = full();

  it('what is done of a portion is kept, told, and the task asks for the rest', () => {
    expect(does(run, 'repair', 'rework', '04 12:00', repaired('4'))).toMatchObject({ outcome: 'applied', anomalies: ['too_many'] });
    expect([portions(run.state).length, anomalies(run), first(run, 'rework')?.lines[0]?.qty, first(run, 'reinspect')]).toEqual([200, [], '6', undefined]);
  });

  it('more than the rest is too much, and changes nothing', () => {
    does(run, 'repair', 'rework', '04 12:10', repaired('7'));
    expect([anomalies(run), first(run, 'rework')?.lines[0]?.qty]).toEqual([['quantity_excess'], '6']);
  });

  it('with its rest the whole portion goes on', () => {
    does(run, 'repair', 'rework', '04 12:20', repaired('6'));
    expect([first(run, 'reinspect')?.lines[0]?.qty, first(run, 'rework')]).toEqual(['10', undefined]);
  });

  it('parts that fared differently go the way of what failed: nothing passes that did not', () => {
    does(run, 'reinspect', 'reinspect', '04 13:00', { pass: '7', fail: '3', defects: [] });
    expect([first(run, 'rework')?.round, first(run, 'rework')?.lines[0]?.qty, first(run, 'stockIn'), portions(run.state).length]).toEqual([2, '10', undefined, 200]);
  });

  it('a judgement is one decision: of a line it cannot be split, and says so', () => {
    does(run, 'repair', 'rework', '04 14:00', repaired('0', '10'));
    const effects = run.does('dispose', at('04 15:00'), { lines: [{ line: 1, portions: [{ qty: '4', goods: 'SCRAP', remedy: 'NONE' }, { qty: '6', goods: 'RESTOCK', remedy: 'NONE' }] }] }, { task: first(run, 'redecide')?.taskId ?? null });
    expect(bodies(effects, 'fact-applied')[0]).toMatchObject({ outcome: 'anomaly', anomalies: ['too_many'] });
    expect(first(run, 'redecide')?.lines[0]?.qty).toBe('10');
  });
});
