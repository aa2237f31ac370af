/** What is asked about goods that are gone, or that are not what was judged any more. */
import { describe, expect, it } from '@jest/globals';
import { chain, table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { judge, offering, registered } from '../execute/goods-here.fixture.js';

const offered = offering(['RESTOCK', 'SCRAP']);
/** Judged on the information, before the goods have come. */
const EARLY: Partial<Patch> = { ...offered, inspection: { mode: 'none', at: 'before_receipt' }, disposition: { ...offered.disposition, at: 'before_receipt' } };
function judgedAhead(part: Partial<Patch>, qty = '10'): ReturnRun {
  const run = registered({ ...EARLY, ...part }, { qty });
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  judge(run, '03 11:00', [qty, 'RESTOCK']);
  return run;
}
const receives = (run: ReturnRun, when: string, received: string) => run.does('receive', at(when), { lines: [{ line: 1, received }], documents: [], signedBy: [] });

describe('分拣', () => {
  const SORTED: Partial<Patch> = { inspection: { ...EARLY.inspection, sort: table('qc') } };

  it('of goods that were put away meanwhile is taken back: nobody could answer it', () => {
    const run = judgedAhead(SORTED);
    receives(run, '04 09:00', '10');
    expect(run.steps().sort()).toEqual(['sort', 'stockIn']);
    run.does('stock_in', at('04 10:00'), { qty: '10', storeCode: 'S1' });
    expect(run.tasks().map(({ step, state }) => [step, state])).toEqual([['sort', 'asked_back']]);
    run.answer(at('04 10:10'));
    expect([run.goods(), run.state.result]).toEqual([{ RESTOCK: 10 }, 'completed']);
  });

  it('stays asked as long as one of them is here', () => {
    const run = judgedAhead(SORTED);
    receives(run, '04 09:00', '10');
    run.does('stock_in', at('04 10:00'), { qty: '9', storeCode: 'S1' });
    expect(run.task('sort').state).toBe('open');
  });
});

describe('a judgement that was approved and does not fit any more', () => {
  const ahead = (max: number): ReturnRun => judgedAhead({ approvals: { disposition: chain('previous', ['gm', 'S001-02']) }, loops: { redecide: { max, grant: 'gm' } } });
  const verdict = (run: ReturnRun, when: string, says: string, level = 1) => run.does('disposition_approval', at(when), { gate: 'disposition', level, verdict: says }, { staff: 'e-gm' });
  const eightCome = (run: ReturnRun): void => {
    receives(run, '04 09:00', '8');
    run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: '2', result: 'not_sent' }], reasonCode: 'short' });
  };

  it('is judged anew: ten were judged, eight came', () => {
    const run = ahead(2);
    eightCome(run);
    verdict(run, '04 10:00', 'accept');
    expect([run.goods(), run.task('dispose').round, run.task('dispose').lines]).toMatchObject([{ undecided: 8, NOT_SENT: 2 }, 2, [{ qty: '8' }]]);
    judge(run, '04 11:00', ['8', 'SCRAP']);
    verdict(run, '04 12:00', 'accept');
    expect(run.goods()).toEqual({ SCRAP: 8, NOT_SENT: 2 });
  });

  it('up to the bound of the loop: then nobody judges any more, the goods go back to the customer', () => {
    const run = ahead(1);
    verdict(run, '03 12:00', 'reject');
    judge(run, '03 13:00', ['10', 'SCRAP']);
    eightCome(run);
    expect(run.task('disposeApprove')).toMatchObject({ round: 2, level: 9 });
    verdict(run, '04 10:00', 'accept', 9);
    expect([run.goods(), run.steps()]).toEqual([{ RETURN_TO_CUSTOMER: 8, NOT_SENT: 2 }, ['pack']]);
  });
});
