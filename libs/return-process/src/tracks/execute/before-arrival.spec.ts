import { describe, expect, it } from '@jest/globals';
import { days, table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { corrects, factOf } from '../control/corrections.fixture.js';
import { anomalies } from '../short-run.fixture.js';
import { judge, offering, registered } from './goods-here.fixture.js';

/** S000-19 judges on the information, before the goods have come; here with everything that a policy may switch before the work. */
const offered = offering(['REWORK', 'SCRAP'], ['REPAIR_RETURN', 'NONE']);
const BEFORE: Partial<Patch> = {
  ...offered, inspection: { mode: 'none', at: 'before_receipt' }, disposition: { ...offered.disposition, at: 'before_receipt', charge: table('quote') },
  rework: { plan: { by: 'eng', when: {} }, order: 'pmc', reinspect: null }, ask: { fee: { on: true, by: 'sales', timeout: days(5), onTimeout: 'escalate', clause: 'S003-09 §6.1.4' } },
};
function judged(): ReturnRun {
  const run = registered(BEFORE);
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  judge(run, '03 11:00', ['6', 'REWORK', 'REPAIR_RETURN'], ['4', 'SCRAP']);
  return run;
}
const ofGoods = (run: ReturnRun): string[] => run.tasks().filter(({ scope }) => scope.portion !== undefined).map(({ step }) => step);

describe('fewer come than were judged (process-model.md §1.5)', () => {
  const counted = (shortfallFrom: ('SCRAP' | 'REWORK')[], received: string, ...fates: { qty: string; result: string }[]): ReturnRun => {
    const run = registered({ ...BEFORE, receipt: { shortfallFrom } });
    run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    judge(run, '03 11:00', ['6', 'REWORK', 'REPAIR_RETURN'], ['4', 'SCRAP']);
    run.does('receive', at('04 09:00'), { lines: [{ line: 1, received }], documents: [], signedBy: [] });
    run.does('discrepancy', at('04 09:30'), { lines: fates.map((fate) => ({ line: 1, ...fate })), reasonCode: 'short' });
    return run;
  };

  it('what is missing is taken from what the policy names first: 7 of 6 to rework and 4 to scrap', () => {
    expect(counted(['SCRAP'], '7', { qty: '3', result: 'accept' }).goods()).toEqual({ REWORK: 6, SCRAP: 1, NOT_SENT: 3 });
    expect(counted(['REWORK'], '7', { qty: '3', result: 'accept' }).goods()).toEqual({ REWORK: 3, SCRAP: 4, NOT_SENT: 3 });
  });

  it('of 9 missing 5 are to come and 4 were not sent', () => {
    const run = counted(['SCRAP'], '1', { qty: '5', result: 'wait_rest' }, { qty: '4', result: 'not_sent' });
    expect(run.goods()).toEqual({ REWORK: 6, NOT_SENT: 4 });
  });
});

describe('the count of goods judged before is corrected (更正)', () => {
  const received = (): ReturnRun => {
    const run = registered({ ...offered, disposition: { ...offered.disposition, at: 'before_receipt' }, inspection: { mode: 'none', at: 'before_receipt' }, rework: { order: 'pmc', reinspect: null } });
    run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
    judge(run, '03 11:00', ['10', 'REWORK', 'REPAIR_RETURN']);
    run.does('receive', at('04 09:00'), count('10'));
    return run;
  };
  const count = (qty: string) => ({ lines: [{ line: 1, received: qty }], documents: [], signedBy: [] });

  it('work asked for what is not there is asked back, and asked again for what is', () => {
    const run = received();
    corrects(run, '04 10:00', factOf(run, 'receive'), count('9'), 'warehouse');
    expect([anomalies(run), run.task('order').state]).toEqual([[], 'asked_back']);
    run.answer(at('04 10:01'));
    run.does('discrepancy', at('04 10:30'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    expect([run.goods(), run.task('order').lines.map(({ qty }) => qty), run.task('order').round]).toEqual([{ REWORK: 9, NOT_SENT: 1 }, ['9'], 2]);
  });

  it('once the work is ordered the count stands', () => {
    const run = received();
    run.does('order', at('04 09:30'), { orderNo: 'MO-1', qty: '10', priority: false });
    corrects(run, '04 10:00', factOf(run, 'receive'), count('9'), 'warehouse');
    expect(anomalies(run)).toEqual(['second_fact']);
  });
});

describe('judged before the goods have come (process-model.md §1.5)', () => {
  it('price, answer and plan open at once; the work waits for the goods', () => {
    const run = judged();
    expect(ofGoods(run)).toEqual(['quote']);
    run.does('quote', at('03 13:00'), { fee: 8_000, parts: [] });
    run.does('customer_reply', at('03 14:00'), { about: 'fee', answer: 'accept' });
    run.does('plan', at('03 15:00'), { feasible: true, differs: false, hours: 1, parts: [] });
    expect(ofGoods(run)).toEqual([]);
    run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] });
    expect(run.tasks().map(({ step, openedAt }) => [step, openedAt]).sort()).toEqual([['order', at('04 09:00')], ['scrapRequest', at('04 09:00')]]);
  });

  it('the goods come first: the work waits for the answer', () => {
    const run = judged();
    run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] });
    expect(ofGoods(run).sort()).toEqual(['quote', 'scrapRequest']);
  });

  it('goods that never come: what was asked for them ahead is taken back, and the return goes on without them', () => {
    const run = judged();
    run.does('discrepancy', at('20 09:00'), { lines: [{ line: 1, qty: '10', result: 'not_sent' }], reasonCode: 'kept' }, { task: 'c1/transport/1/2' });
    expect(run.tasks().map(({ step, state }) => [step, state])).toContainEqual(['quote', 'asked_back']);
    run.answer(at('20 09:10'));
    expect([run.goods(), run.steps(), run.state.result]).toEqual([{ NOT_SENT: 10 }, [], 'completed']);
  });
});
