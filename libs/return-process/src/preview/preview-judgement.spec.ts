/** The preview of a 判定 says what the process then asks (product.md C4), and leaves the return as it was. */
import { describe, expect, it } from '@jest/globals';
import { chain } from '../policy/profiles/notation.js';
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { askedFor } from '../scenarios/asked-at-desk.fixture.js';
import { goodsHere, judge, offering } from '../tracks/execute/goods-here.fixture.js';
import { previewJudgement } from './preview-judgement.js';

const seen = (run: ReturnRun, when: string, ...portions: [qty: string, goods: Goods, remedy?: Remedy][]) => {
  const before = structuredClone(run.state);
  const preview = previewJudgement(run.ctx, run.state, run.make('dispose', at(when), { lines: [{ line: 1, portions: portions.map(([qty, goods, remedy = 'NONE']) => ({ qty, goods, remedy })) }] }));
  expect(run.state).toEqual(before);
  return preview;
};

describe('判定试算', () => {
  it('scrap is approved by its chain, what is owed goes to those who make it and send it', () => {
    const run = goodsHere({ ...offering(['RESTOCK', 'SCRAP'], ['NONE', 'REPLENISH']), approvals: { scrap: chain('redecide', ['qcHead', 'house'], ['gm', 'house']) } });
    const { consequences, anomalies, signed } = seen(run, '04 10:00', ['3', 'SCRAP', 'REPLENISH'], ['7', 'RESTOCK']);
    expect([anomalies, signed]).toEqual([[], []]);
    expect(consequences.map(({ line, qty, goods, remedy, ahead }) => [line, qty, goods, remedy, ahead.map(({ step, roles }) => `${step} ${roles.map(({ role }) => role).join('+')}`)])).toEqual([
      [1, '7', 'RESTOCK', 'NONE', ['stockIn keeper']],
      [1, '3', 'SCRAP', 'REPLENISH', ['scrapRequest qc', 'scrapApprove qcHead+gm', 'scrap keeper']],
      [1, '3', null, 'REPLENISH', ['supplyOrder sales', 'make prod', 'ship keeper']],
    ]);
    expect(consequences[1]?.sentence).toEqual({ zh: expect.stringMatching(/^报废 3 → .*、总经理批准/), en: expect.stringContaining('approval by') });
    expect(consequences[2]?.sentence.zh).toMatch(/^补货 3 → /);
  });

  it('says what the process then does: the first steps that lie ahead are those it asks for', () => {
    const run = goodsHere({ ...offering(['RESTOCK', 'SCRAP'], ['NONE', 'REPLENISH']), approvals: { scrap: chain('redecide', ['qcHead', 'house']) } });
    const { consequences } = seen(run, '04 10:00', ['3', 'SCRAP', 'REPLENISH'], ['7', 'RESTOCK']);
    judge(run, '04 10:00', ['3', 'SCRAP', 'REPLENISH'], ['7', 'RESTOCK']);
    expect(run.steps().sort()).toEqual(consequences.map(({ ahead: [first] }) => first?.step).sort());
  });

  it('R23: says what the parts add up to beside what is undecided; until they are the same it is not gone by', () => {
    const run = goodsHere(offering(['RESTOCK', 'SCRAP']));
    expect(seen(run, '04 10:00', ['3', 'SCRAP'])).toMatchObject({ anomalies: ['quantity_excess'], sums: [{ line: 1, unit: 'pcs', undecided: '10', named: '3' }], consequences: [] });
    expect(seen(run, '04 10:00', ['3', 'SCRAP'], ['7', 'RESTOCK'])).toMatchObject({ anomalies: [], sums: [{ undecided: '10', named: '10' }] });
  });

  it('parts that are more than is there, or an outcome the policy does not know, are not gone by, and it says why', () => {
    const run = goodsHere(offering(['RESTOCK', 'SCRAP']));
    expect(seen(run, '04 10:00', ['11', 'SCRAP'])).toMatchObject({ anomalies: [expect.any(String)], consequences: [] });
    expect(seen(run, '04 10:00', ['10', 'DISMANTLE'])).toMatchObject({ anomalies: [expect.any(String)], consequences: [] });
  });

  it('S001-02: the general manager approves the judgement before anything follows', () => {
    const run = askedFor({ ref: 'S001-02@1', step: 'dispose' });
    const task = run.task('dispose');
    const { consequences, signed } = seen(run, '20 10:00', [task.lines[0]?.qty ?? '', 'REWORK', task.menu.outcomes?.find(({ goods }) => goods === 'REWORK')?.remedies[0] ?? 'NONE']);
    expect(consequences).toEqual([]);
    expect(signed).toMatchObject([{ step: 'disposeApprove', approval: true, roles: [{ role: 'gm' }] }]);
  });
});
