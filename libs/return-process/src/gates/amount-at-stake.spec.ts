import { describe, expect, it } from '@jest/globals';
import { chain } from '../policy/profiles/notation.js';
import { at, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { arrived, instructed, judged, runUnder } from '../tracks/short-run.fixture.js';
import { amountAtStake } from './amount-at-stake.js';

/** Ten at 25.00, four and a half kilograms at 12.34, and three nobody has a price for. */
const LINES = [{ ...PIECES, qty: '10', unitPrice: 2_500 }, { ...PIECES, item: 'PAINT', qty: '4.5', unit: 'kg', unitPrice: 1_234 }, { ...PIECES, qty: '3' }];
const head = (gate: 'scrap' | 'disposition' | 'replacement' | 'papers') => ({ approvals: { [gate]: chain('redecide', ['qcHead', 'house']) } });
const here = (patch: Parameters<typeof runUnder>[0]): ReturnRun => {
  const run = instructed(runUnder(patch, { lines: LINES }));
  run.does('arrive', at('04 09:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('04 10:00'), { lines: [['10', 1], ['4.5', 2], ['3', 3]].map(([received, line]) => ({ line, received })), documents: [], signedBy: [] });
  return run;
};

describe('what an approval is about (product.md §2.3)', () => {
  it('is the price of the goods: quantity in the unit’s own steps, each line rounded once', () => {
    const { state } = runUnder({}, { lines: LINES });
    expect(amountAtStake(state, [{ line: 1, qty: 4 }])).toEqual({ amount: 10_000 });
    // 4.5 kg at 12.34 are 55.53
    expect(amountAtStake(state, [{ line: 1, qty: 10 }, { line: 2, qty: 4_500 }])).toEqual({ amount: 25_000 + 5_553 });
  });

  it('goods without a price add nothing; where none has one, nobody knows', () => {
    const { state } = runUnder({}, { lines: LINES });
    expect(amountAtStake(state, [{ line: 1, qty: 1 }, { line: 3, qty: 3 }])).toEqual({ amount: 2_500 });
    expect(amountAtStake(state, [{ line: 3, qty: 3 }])).toEqual({});
  });

  it('scrap: of the part that is to be scrapped', () => {
    const run = arrived(instructed(runUnder(head('scrap'), { lines: [LINES[0]!] })));
    run.does('dispose', at('04 11:00'), judged({ qty: '4', goods: 'SCRAP' }, { qty: '6', goods: 'RESTOCK' }));
    run.does('scrap_request', at('04 12:00'), { qty: '4', formNo: 'BF-1', reasonCode: 'broken' });
    expect(run.task('scrapApprove').menu).toMatchObject({ gate: 'scrap', amount: 10_000 });
  });

  it('a judgement: of all it was about', () => {
    const run = here(head('disposition'));
    run.does('dispose', at('04 11:00'), { lines: [['10', 1], ['4.5', 2], ['3', 3]].map(([qty, line]) => ({ line, portions: [{ qty, goods: 'RESTOCK', remedy: 'NONE' }] })) });
    expect(run.task('disposeApprove').menu).toMatchObject({ gate: 'disposition', amount: 30_553 });
  });

  it('a replacement: of what is owed in kind', () => {
    const run = arrived(instructed(runUnder(head('replacement'), { lines: [LINES[0]!] })));
    run.does('dispose', at('04 11:00'), judged({ qty: '2', goods: 'SCRAP', remedy: 'REPLENISH' }, { qty: '8', goods: 'RESTOCK' }));
    run.does('supply_order', at('04 12:00'), { formNo: 'BH-1', qty: '2' });
    expect(run.task('supplyApprove').menu).toMatchObject({ gate: 'replacement', amount: 5_000 });
  });
});
