/** 先发新货 (R31) that becomes due while the return runs: what counts is which goods have no judgement when 数量汇总 says so; the work on other goods has no say in it. */
import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../../policy/types.js';
import { chain, row, table } from '../../policy/profiles/notation.js';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';
import { portions, supplies } from '../../state.js';

const BATCHES: Patch = {
  key: 'late-advance', version: 1, extends: 'factory@1', classNames: { batch: { zh: '批量客返', en: 'Batch' } }, classes: [row({ dayTotalQty: { gte: 100 } }, 'batch', 'S003-15 §3.6 (R17)')],
  approvals: { return: null, scrap: chain('redecide', ['qcHead', 'S003-15 §5.3.4']) }, inspection: { mode: 'none' }, receipt: { notify: null },
  outcomes: { goods: ['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['EXCHANGE', 'NONE'] }, disposition: { remedies: table(['EXCHANGE', 'NONE']) },
  rework: { reinspect: 'qc' }, loops: { rework: { max: 1, grant: 'qcHead' } }, replacement: { make: null, advance: { quantityClass: 'batch' } },
};

/** p1 is to be reworked and exchanged and has failed up to the bound; p2 waits for its scrap approval. */
function oneAtItsBound(): ReturnRun {
  const run = new ReturnRun(contextUnder(BATCHES), at('03 09:00'), registration([{ ...PIECES, qty: '10' }]));
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] });
  run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions: [{ qty: '6', goods: 'REWORK', remedy: 'EXCHANGE' }, { qty: '4', goods: 'SCRAP', remedy: 'NONE' }] }] });
  run.does('scrap_request', at('04 10:30'), { qty: '4', formNo: 'BF-1', reasonCode: 'x' });
  run.does('repair', at('04 11:00'), { qtyDone: '6', qtyUnrepairable: '0', hours: 2, material: [] });
  run.does('reinspect', at('04 12:00'), { pass: '0', fail: '6', defects: [] });
  return run;
}
const noRoundMore = (run: ReturnRun, when: string) => run.does('grant', at(when), { loop: 'rework', rounds: 0, reasonCode: 'hopeless' });
const scrapApproved = (run: ReturnRun, when: string) => run.does('scrap_approval', at(when), { gate: 'scrap', level: 1, verdict: 'accept' }, { staff: 'e-qc' });
const grows = (run: ReturnRun, when: string) => run.does('totals', at(when), { dayModelQty: '120', dayTotalQty: '120', version: 1 }, { task: null, desk: 'returns' });
const found = (run: ReturnRun) => ({
  six: portions(run.state).filter(({ qty }) => qty === 6).map(({ remedy, remedyKept }) => [remedy, remedyKept]),
  ahead: supplies(run.state).filter(({ advance }) => advance === true).map(({ qty, remedy }) => [qty, remedy]),
  offered: run.task('redecide').menu.outcomes?.map(({ goods, remedies }) => [goods, remedies]),
});

describe('R31: the batch is known', () => {
  it('before 放行循环 says no: the goods were judged then, so nothing goes ahead, and what they get falls with their judgement', () => {
    const run = oneAtItsBound();
    grows(run, '04 13:00');
    noRoundMore(run, '04 14:00');
    expect(found(run)).toEqual({ six: [[null, false]], ahead: [], offered: [['SCRAP', ['EXCHANGE', 'NONE']], ['RETURN_TO_CUSTOMER', ['EXCHANGE', 'NONE']]] });
  });

  it('after it: the goods wait for a judgement, so their replacement goes ahead and only the goods are judged', () => {
    const run = oneAtItsBound();
    noRoundMore(run, '04 13:00');
    grows(run, '04 14:00');
    expect(found(run)).toEqual({ six: [['EXCHANGE', true]], ahead: [[6, 'EXCHANGE']], offered: [['SCRAP', ['EXCHANGE']], ['RETURN_TO_CUSTOMER', ['EXCHANGE']]] });
  });

  it.each([false, true])('the approval of other goods makes no difference to either (batch known first: %s)', (known) => {
    const [one, other] = [oneAtItsBound(), oneAtItsBound()];
    if (known) for (const run of [one, other]) grows(run, '04 12:30');
    scrapApproved(one, '04 13:00');
    noRoundMore(one, '04 13:30');
    noRoundMore(other, '04 13:00');
    scrapApproved(other, '04 13:30');
    if (!known) for (const run of [one, other]) grows(run, '04 14:00');
    expect(found(one)).toEqual(found(other));
    expect(found(one).ahead).toEqual(known ? [] : [[6, 'EXCHANGE']]);
  });
});
