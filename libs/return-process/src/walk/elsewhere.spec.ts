/** Which acts on goods keep to their own, so that the walk need not try them in every order (ADR 0009). */
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import { row, table } from '../policy/profiles/notation.js';
import type { Patch } from '../policy/types.js';
import { contextOf, type ReturnState } from '../return-process.js';
import { at, PIECES, profile, registration, ReturnRun } from '../return-run.fixture.js';
import { portions } from '../state.js';
import { goodsHere, judge, registered } from '../tracks/execute/goods-here.fixture.js';
import { audited, come, posted, settling, signed, type Settlement } from '../tracks/settle/settlement.fixture.js';
import { keepsTo } from './elsewhere.fixture.js';
import { Worlds } from './worlds.fixture.js';

const REWORKS: Partial<Patch> = { outcomes: { goods: ['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['NONE', 'EXCHANGE'] }, disposition: { remedies: table(['NONE', 'EXCHANGE']) }, replacement: { make: null } };
const IMPROVED: Partial<Patch> = { ...REWORKS, review: { report: { by: 'qc', kind: 'improvement', when: {} } } };

/** Ten pieces: six to be reworked, four to be scrapped. */
function twoGoods(part: Partial<Patch>): ReturnRun {
  const run = goodsHere(part);
  judge(run, '04 10:00', ['6', 'REWORK'], ['4', 'SCRAP']);
  return run;
}
const repaired = (run: ReturnRun, done: string, not: string) => run.does('repair', at('04 11:00'), { qtyDone: done, qtyUnrepairable: not, hours: 1, material: [], requires: { hours: true } });
/** Does an act on the goods of so many pieces keep to them? */
function keeps(run: ReturnRun, qty: number, act: () => void): boolean {
  const before: ReturnState = run.state;
  const goods = portions(before).find((portion) => portion.qty === qty)?.id ?? '';
  act();
  return keepsTo(run.ctx, goods, before, run.state);
}

/** S000-15: the customer refuses the concession made on site; 80 are to be reworked, 120 scrapped, and all have come. */
function judgedOnSite(): ReturnRun {
  const run = new ReturnRun(contextOf(profile('S000-15@1'), TEST_PLAIN), at('03 09:00'), registration([{ ...PIECES, qty: '200' }]));
  run.does('onsite', at('03 10:00'), { lines: [{ line: 1, qty: '200', result: 'concession' }] });
  run.does('customer_reply', at('03 11:00'), { about: 'consent', answer: 'refuse' });
  judge(run, '03 12:00', ['80', 'REWORK'], ['120', 'SCRAP']);
  run.does('instruct', at('03 13:00'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'liaison', no: 'LL-1' }] });
  run.does('arrive', at('04 09:00'), { packages: 3, packagingBroken: false });
  run.does('receive', at('04 10:00'), { lines: [{ line: 1, received: '200' }], documents: [], signedBy: [] });
  run.does('order', at('04 10:20'), { orderNo: 'MO-1', qty: '80', priority: false });
  return run;
}

describe('an act keeps to its goods', () => {
  it('when it leads them on or parts them', () => {
    const run = twoGoods(IMPROVED);
    expect(keeps(run, 6, () => repaired(run, '2', '0'))).toBe(true);
    expect(keeps(run, 4, () => run.does('scrap_request', at('04 11:30'), { qty: '4', formNo: 'F', reasonCode: 'x' }))).toBe(true);
  });
  it('when it asks for a new judgement after 改善 has begun', () => {
    const run = twoGoods(IMPROVED);
    expect(run.steps()).toContain('improve');
    expect(keeps(run, 6, () => repaired(run, '0', '6'))).toBe(true);
  });
  it('not when it judges them or asks for a new judgement while 改善 waits until all goods are judged', () => {
    const judgedWhileOthersCome = (part: Partial<Patch>): boolean[] => {
      const run = registered(part);
      run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
      run.does('receive', at('04 09:00'), { lines: [{ line: 1, received: '6' }], documents: [], signedBy: [] });
      run.does('discrepancy', at('04 09:30'), { lines: [{ line: 1, qty: '4', result: 'wait_rest' }], reasonCode: 'x' });
      judge(run, '04 10:00', ['6', 'REWORK']);
      const anew = keeps(run, 6, () => repaired(run, '0', '6'));
      return [anew, keeps(run, 6, () => run.does('dispose', at('04 12:00'), { lines: [{ line: 1, portions: [{ qty: '6', goods: 'SCRAP', remedy: 'NONE' }] }] }))];
    };
    expect(judgedWhileOthersCome(REWORKS)).toEqual([true, true]);
    expect(judgedWhileOthersCome(IMPROVED)).toEqual([false, false]);
  });
  it('not when the amount, valued ahead and not booked, is worked out anew by what is decided of them', () => {
    const judgedAnew = (trigger: Settlement['trigger'], booked = false): boolean[] => {
      const run = come(settling({ trigger }, {
        outcomes: { goods: ['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['RECEIVABLE_OFFSET', 'NONE'] },
        disposition: { remedies: table(['RECEIVABLE_OFFSET'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'x')) },
      }));
      judge(run, '04 10:00', ['6', 'REWORK', 'RECEIVABLE_OFFSET'], ['4', 'SCRAP', 'RECEIVABLE_OFFSET']);
      if (booked) {
        run.does('audit', at('04 10:10'), audited(200_000));
        run.does('settlement_approval', at('04 10:20'), signed(), { staff: 'e-vp' });
        run.does('post', at('04 10:30'), posted(200_000));
      }
      const anew = keeps(run, 6, () => repaired(run, '0', '6'));
      return [anew, keeps(run, 6, () => judge(run, '04 12:00', ['6', 'RETURN_TO_CUSTOMER']))];
    };
    // once received, it waits for no judgement; what was valued stands until another remedy is decided
    expect(judgedAnew('receive')).toEqual([true, false]);
    // §1.2 allAccepted: no judgement may be open
    expect(judgedAnew('approve')).toEqual([false, false]);
    expect(judgedAnew('approve', true)).toEqual([true, true]);
  });
  it('not when it fails goods that were judged on site and came to the house whose inspection is to come: they are inspected then', () => {
    const [before, after] = [judgedOnSite(), judgedOnSite()];
    expect(keeps(before, 80, () => repaired(before, '0', '80'))).toBe(false);
    for (const run of [before, after]) run.does('arrival_notice', at('04 12:00'), { areaCode: 'A', label: 'x' });
    expect([before, after].map((run) => run.steps().includes('inspect'))).toEqual([true, false]);
    expect(before.task('inspect').lines).toMatchObject([{ qty: '80' }]);
    // nothing is left to inspect: what fails now is judged by itself
    expect(keeps(after, 80, () => repaired(after, '0', '80'))).toBe(true);
  });
});

describe('先发新货 becomes due', () => {
  const of = { id: 0, when: { wantsAdvance: true, quantityClass: 'batch' }, undecided: false, lasting: false, standing: true };
  const said = (worlds: Worlds, asked: object): unknown[] => [...worlds.each(() => worlds.says(asked as typeof of))];
  it('by a fact that says something it reads, not by work on goods; every other condition may say anything then', () => {
    const worlds = new Worlds();
    expect(said(worlds, of)).toEqual([true, false]);
    worlds.during = 'repair';
    expect([said(worlds, of), said(worlds, { ...of, id: 1, standing: false })]).toEqual([[false], [true, false]]);
    worlds.during = 'contact';
    expect(said(worlds, of)).toEqual([true, false]);
  });
});
