/** What of a state is read no more, so that the walk takes two of them for one (ADR 0009), and what still is. */
import { describe, expect, it } from '@jest/globals';
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { chain, days, table } from '../policy/profiles/notation.js';
import type { Patch } from '../policy/types.js';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { goodsHere, judge, offering } from '../tracks/execute/goods-here.fixture.js';
import { shapeOf } from './shape.fixture.js';

const shape = ({ ctx, state }: ReturnRun): string => shapeOf(ctx, state);
const SCRAP_ASKED: Partial<Patch> = { ...offering(['RESTOCK', 'REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER']), approvals: { return: null, scrap: chain('redecide', ['qcHead', 'x']) } };

/** Ten pieces judged so, at once or after they were not to be scrapped. */
function judgedAs(part: Partial<Patch>, goods: Goods, again: boolean): string {
  const run = goodsHere(part);
  if (again) {
    judge(run, '04 10:00', ['10', 'SCRAP']);
    run.does('scrap_request', at('04 10:10'), { qty: '10', formNo: 'F', reasonCode: 'x' });
    run.does('scrap_approval', at('04 10:20'), { gate: 'scrap', level: 1, verdict: 'reject' }, { staff: 'e-qc-head' });
  }
  judge(run, '04 11:00', ['10', goods]);
  return shape(run);
}

describe('one state', () => {
  it('is what was tried before of goods of which nothing can fail any more, and two of goods that may fail', () => {
    expect(judgedAs(SCRAP_ASKED, 'RESTOCK', true)).toBe(judgedAs(SCRAP_ASKED, 'RESTOCK', false));
    expect(judgedAs(SCRAP_ASKED, 'RETURN_TO_CUSTOMER', true)).toBe(judgedAs(SCRAP_ASKED, 'RETURN_TO_CUSTOMER', false));
    expect(judgedAs(SCRAP_ASKED, 'REWORK', true)).not.toBe(judgedAs(SCRAP_ASKED, 'REWORK', false));
    // it may be sent round to be packed again, as often as the bound of those who are still asked allows
    const checked = { ...SCRAP_ASKED, rework: { dispatchCheck: 'qc' } };
    expect(judgedAs(checked, 'RETURN_TO_CUSTOMER', true)).not.toBe(judgedAs(checked, 'RETURN_TO_CUSTOMER', false));
  });
  it('are two outcomes by the name alone, and two states where the policy tells them apart', () => {
    const alike = offering(['REWORK', 'REFURBISH', 'SCRAP']);
    const [one, other] = (['REWORK', 'REFURBISH'] as const).map((goods) => judgedAs(alike, goods, false));
    expect(one).toBe(other);
    const asked: Partial<Patch> = { ...alike, ask: { consent: { on: true, by: 'sales', when: { goods: 'REWORK' }, timeout: days(3), onTimeout: 'escalate', clause: 'x' } } };
    expect(judgedAs(asked, 'REWORK', false)).not.toBe(judgedAs(asked, 'REFURBISH', false));
    expect(judgedAs(alike, 'SCRAP', false)).not.toBe(one);
  });
  it('are two remedies in kind, unless somebody may refuse one of them', () => {
    const remedies: Remedy[] = ['EXCHANGE', 'REPLENISH', 'NONE'];
    const given = (part: Partial<Patch>): string[] => remedies.map((remedy) => {
      const run = goodsHere({ ...offering(['RESTOCK'], remedies), disposition: { remedies: table(remedies) }, ...part });
      judge(run, '04 10:00', ['10', 'RESTOCK', remedy]);
      return shape(run);
    });
    expect(new Set(given({})).size).toBe(2);
    expect(new Set(given({ approvals: { replacement: chain('refuse', ['salesHead', 'x']) } })).size).toBe(3);
  });
});
