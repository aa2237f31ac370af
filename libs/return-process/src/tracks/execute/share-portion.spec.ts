import { describe, expect, it } from '@jest/globals';
import { bodies, at, type ReturnRun } from '../../return-run.fixture.js';
import { portions, type Portion } from '../../state.js';
import { anomalies, instructed, runUnder } from '../short-run.fixture.js';
import { offering } from './goods-here.fixture.js';
import { progressOf } from './share-portion.js';

const LINES = Array.from({ length: 200 }, (_none, index) => ({ item: `ITEM-${index}`, qty: '10', unit: 'pcs' }));
/** Two hundred lines of ten, all to be reworked and checked again: as many portions as a return may have. */
function full(goods = 'REWORK', patch: Parameters<typeof runUnder>[0] = { rework: { reinspect: 'qc' } }): ReturnRun {
  const run = instructed(runUnder(patch, { lines: LINES }));
  run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('04 10:00'), { lines: LINES.map((_none, index) => ({ line: index + 1, received: '10' })), documents: [], signedBy: [] });
  run.does('dispose', at('04 11:00'), { lines: LINES.map((_none, index) => ({ line: index + 1, portions: [{ qty: '10', goods, remedy: 'NONE' }] })) });
  return run;
}
const first = (run: ReturnRun, step: string) => run.tasks().find((task) => task.step === step && task.lines[0]?.line === 1);
const does = (run: ReturnRun, kind: 'repair' | 'reinspect' | 'to_supplier', step: string, when: string, payload: object) => {
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

it('§4.4 supplier claim: every claim is asked for, also of a portion that is not split on', () => {
  const run = full('RETURN_TO_SUPPLIER', offering(['RETURN_TO_SUPPLIER', 'RESTOCK']));
  const hand = (when: string, qty: string, claimId: string) => does(run, 'to_supplier', 'toSupplier', when, { qty, claimId });
  expect(hand('04 12:00', '3', 'SC-1')).toMatchObject({ outcome: 'applied', anomalies: ['too_many'] });
  hand('04 13:00', '5', 'SC-2');
  hand('04 14:00', '2', 'SC-3');
  const asked = bodies(run.effects, 'link-requested');
  expect(asked.map(({ ref, lines }) => [ref, lines[0]?.line, lines[0]?.qty])).toEqual([['SC-1', 1, '3'], ['SC-2', 1, '5'], ['SC-3', 1, '2']]);
  expect(new Set(asked.map(({ linkId }) => linkId)).size).toBe(3);
  expect([run.state.links.map(({ ref }) => ref), first(run, 'toSupplier')]).toEqual([['SC-1', 'SC-2', 'SC-3'], undefined]);
});

it('what was done in one round of a step counts in that round alone', () => {
  const at = (round: number) => progressOf({ progress: { step: 'rework', round: 1, done: [3, 1] }, steps: { rework: { s: 'open', round } } } as unknown as Portion, 'rework');
  expect([at(1), at(2)]).toEqual([[3, 1], []]);
});
