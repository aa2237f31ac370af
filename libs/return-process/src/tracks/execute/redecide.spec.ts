import { describe, expect, it } from '@jest/globals';
import { chain } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, bodies, type ReturnRun } from '../../return-run.fixture.js';
import { portions } from '../../state.js';
import { anomalies, goodsHere, judge, offering } from './goods-here.fixture.js';

const outcomes = (run: ReturnRun): string[] => run.task('redecide').menu.outcomes?.map(({ goods }) => goods) ?? [];
const unrepairable = (run: ReturnRun, when: string) => run.does('repair', at(when), { qtyDone: '0', qtyUnrepairable: '10', hours: 1, material: [] });

describe('重新判定 (process-model.md §1.5)', () => {
  it('offers what was not tried; what was decided before goes on', () => {
    const run = goodsHere(offering(['REWORK', 'REFURBISH', 'SCRAP']));
    judge(run, '04 10:00', ['10', 'REWORK']);
    unrepairable(run, '04 12:00');
    expect(outcomes(run)).toEqual(['REFURBISH', 'SCRAP']);
    expect(run.task('redecide').notes.map(({ code }) => code)).toEqual(['struck_REWORK']);
  });

  it('a repair of nothing is no repair', () => {
    const run = goodsHere(offering(['REWORK', 'SCRAP']));
    judge(run, '04 10:00', ['10', 'REWORK']);
    run.does('repair', at('04 12:00'), { qtyDone: '0', qtyUnrepairable: '0', hours: 1, material: [] });
    expect([anomalies(run), run.steps()]).toEqual([['malformed'], expect.arrayContaining(['rework'])]);
  });

  it('§4.4 line split: judged anew by quantity, each part goes its own way at once', () => {
    const run = goodsHere(offering(['REWORK', 'REFURBISH', 'SCRAP']));
    judge(run, '04 10:00', ['10', 'REWORK']);
    unrepairable(run, '04 12:00');
    judge(run, '04 13:30', ['6', 'REFURBISH'], ['4', 'SCRAP']);
    expect(run.status().lines[0]?.portions.map(({ qty, place }) => [qty, place]).sort()).toEqual([['4', 'scrapRequest'], ['6', 'rework']]);
  });

  /** Two new judgements, then only scrap and the way back are left. */
  const BOUNDED: Partial<Patch> = { ...offering(['REWORK', 'REFURBISH', 'DISCOUNTED_UNIT', 'RESTOCK', 'SCRAP']), loops: { redecide: { max: 1, grant: 'qcHead' } }, approvals: { scrap: chain('redecide', ['qcHead', 'house']) } };
  const exhausted = (): ReturnRun => {
    const run = goodsHere(BOUNDED);
    judge(run, '04 10:00', ['10', 'REWORK']);
    unrepairable(run, '04 12:00');
    judge(run, '04 13:30', ['10', 'REFURBISH']);
    unrepairable(run, '04 14:00');
    return run;
  };

  it('the last resort is told when it begins, not a judgement before', () => {
    const run = goodsHere(BOUNDED);
    judge(run, '04 10:00', ['10', 'REWORK']);
    unrepairable(run, '04 12:00');
    expect(bodies(run.effects, 'notice-requested').filter(({ text }) => text === 'last_resort')).toEqual([]);
  });

  it('after its bound only scrap and the way back to the customer remain, and the customer is told', () => {
    const run = exhausted();
    expect(outcomes(run)).toEqual(['SCRAP', 'RETURN_TO_CUSTOMER']);
    expect(bodies(run.effects, 'notice-requested')).toMatchObject([{ text: 'last_resort', to: [{ role: 'sales' }] }]);
  });

  it('scrap refused too: back to the customer, and there it ends', () => {
    const run = exhausted();
    judge(run, '04 15:00', ['10', 'SCRAP']);
    run.does('scrap_request', at('04 15:30'), { qty: '10', formNo: 'BF-1', reasonCode: 'x' });
    run.does('scrap_approval', at('04 16:00'), { gate: 'scrap', level: 1, verdict: 'reject' }, { staff: 'e-head' });
    expect(outcomes(run)).toEqual(['RETURN_TO_CUSTOMER']);
    judge(run, '04 16:30', ['10', 'RETURN_TO_CUSTOMER']);
    run.does('pack', at('05 09:00'), { qty: '10' });
    run.does('send_back', at('05 10:00'), { qty: '10', waybillRef: 'WB' });
    expect([run.state.result, run.goods()]).toEqual(['completed', { RETURN_TO_CUSTOMER: 10 }]);
  });

  it('a remedy not carried out yet is decided again with the goods; one that was carried out stays', () => {
    const part: Partial<Patch> = { ...offering(['REWORK', 'SCRAP'], ['EXCHANGE', 'NONE']), replacement: { make: null } };
    const open = goodsHere(part);
    judge(open, '04 10:00', ['10', 'REWORK', 'EXCHANGE']);
    unrepairable(open, '04 12:00');
    expect(open.task('redecide').menu.outcomes).toMatchObject([{ goods: 'SCRAP', remedies: ['EXCHANGE', 'NONE'] }]);

    const shipped = goodsHere(part);
    judge(shipped, '04 10:00', ['10', 'REWORK', 'EXCHANGE']);
    shipped.does('supply_order', at('04 11:00'), { formNo: 'SO', qty: '10' });
    shipped.does('ship', at('04 12:00'), { qty: '10', waybillRef: 'WB' });
    unrepairable(shipped, '04 13:30');
    expect(shipped.task('redecide').menu.outcomes).toMatchObject([{ goods: 'SCRAP', remedies: ['EXCHANGE'] }]);
  });

  it('rounds of the outcome that failed are not counted against the next', () => {
    const run = goodsHere({ ...BOUNDED, loops: { redecide: { max: 3, grant: 'qcHead' }, rework: { max: 2, grant: 'qcHead' } } });
    judge(run, '04 10:00', ['10', 'REWORK']);
    run.does('repair', at('04 12:00'), { qtyDone: '10', qtyUnrepairable: '0', hours: 1, material: [] });
    run.does('reinspect', at('04 13:30'), { pass: '0', fail: '10', defects: [] });
    unrepairable(run, '04 14:00');
    expect(portions(run.state)[0]?.rounds).toBeUndefined();
    judge(run, '04 15:00', ['10', 'REFURBISH']);
    run.does('repair', at('04 16:00'), { qtyDone: '10', qtyUnrepairable: '0', hours: 1, material: [] });
    expect(run.task('reinspect').menu.roundsLeft).toBe(1);
  });
});
