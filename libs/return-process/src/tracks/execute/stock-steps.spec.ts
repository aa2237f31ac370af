import { describe, expect, it } from '@jest/globals';
import { row, table } from '../../policy/profiles/notation.js';
import type { Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { anomalies, goodsHere, judge, offering } from './goods-here.fixture.js';

const lines = (run: ReturnRun) => run.tasks().map(({ step, lines: [line] }) => [step, line?.qty]).sort();

describe('性能测试', () => {
  /** S003-14 §六.2: bulk sales return: performance test of every unit before it is stock again. */
  const S003_14: Partial<Patch> = { ...offering(['RESTOCK', 'DISMANTLE', 'SCRAP']), rework: { unitTest: { by: 'qc', goods: ['RESTOCK'] } } };

  it('R47: nothing is put into stock for a second sale before it passed; what failed is judged again', () => {
    const run = goodsHere(S003_14, { qty: '80' });
    judge(run, '04 10:00', ['80', 'RESTOCK']);
    expect(run.steps()).toEqual(['unitTest']);
    run.does('unit_test', at('04 15:00'), { pass: '70', fail: '10' });
    expect(lines(run)).toEqual([['redecide', '10'], ['stockIn', '70']]);
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).toEqual(['DISMANTLE', 'SCRAP']);
  });

  it('R23: 70 + 6 + 4 = 80: every unit has exactly one fate (AS-28)', () => {
    const run = goodsHere(S003_14, { qty: '80' });
    judge(run, '04 10:00', ['80', 'RESTOCK']);
    run.does('unit_test', at('04 15:00'), { pass: '70', fail: '10' });
    judge(run, '04 16:00', ['6', 'DISMANTLE'], ['4', 'SCRAP']);
    expect(run.goods()).toEqual({ RESTOCK: 70, DISMANTLE: 6, SCRAP: 4 });
    judge(run, '04 16:10', ['6', 'DISMANTLE']);
    expect(run.goods()).toEqual({ RESTOCK: 70, DISMANTLE: 6, SCRAP: 4 });
  });

  it('R47: other outcomes are not tested', () => {
    const run = goodsHere(S003_14);
    judge(run, '04 10:00', ['10', 'DISMANTLE']);
    expect(run.steps()).toEqual(['dismantle']);
  });
});

describe('§4.4 dismantling', () => {
  const PARTS = [{ item: 'BOARD-1', qty: '6', state: 'good' }, { item: 'CASE-1', qty: '5', state: 'refurbish' }, { item: 'CASE-1', qty: '1', state: 'scrap' }];
  const dismantling = (): ReturnRun => {
    const run = goodsHere({ ...offering(['DISMANTLE', 'SCRAP']), stores: table('成品库', row({ goods: 'DISMANTLE' }, '原材料库', 'S003-14 §三')) });
    judge(run, '04 10:00', ['6', 'DISMANTLE'], ['4', 'SCRAP']);
    return run;
  };

  it('one line becomes several stock lines; its own quantity stays what it was', () => {
    const run = dismantling();
    run.does('dismantle', at('04 15:00'), { parts: PARTS });
    const { id } = run.state.scopes.find((scope) => scope.kind === 'portion' && scope.goods === 'DISMANTLE') ?? { id: '' };
    expect(run.state.conversions).toEqual(PARTS.map(({ item, qty, state }) => ({ portion: id, line: 1, item, qty: Number(qty), state })));
    expect(run.goods()).toEqual({ DISMANTLE: 6, SCRAP: 4 });
    expect(run.task('stockIn')).toMatchObject({ lines: [{ qty: '6' }], menu: { store: '原材料库' } });
  });

  it('in parts: the rest keeps its task', () => {
    const run = dismantling();
    run.does('dismantle', at('04 15:00'), { qty: '2', parts: [{ item: 'BOARD-1', qty: '2', state: 'good' }] });
    expect(lines(run)).toEqual([['dismantle', '4'], ['scrapRequest', '4'], ['stockIn', '2']]);
  });
});

describe('换证', () => {
  it('R14: goods sold under a new certificate are not treated without one', () => {
    const run = goodsHere({ ...offering(['RELABEL_RESALE', 'BLEND_IN']), receipt: { area: '指定区域' } });
    judge(run, '04 10:00', ['6', 'RELABEL_RESALE'], ['4', 'BLEND_IN']);
    const [relabel, blend] = run.tasks().sort((a, b) => Number(b.lines[0]?.qty) - Number(a.lines[0]?.qty));
    expect([relabel?.menu, blend?.menu]).toEqual([{ area: '指定区域', requires: ['certificate'] }, { area: '指定区域' }]);
    run.does('treat', at('04 15:00'), { qty: '6' }, { task: relabel?.taskId ?? '' });
    expect(anomalies(run)).toEqual(['malformed']);
    run.does('treat', at('04 15:10'), { qty: '6', certificateNo: 'HGZ-01' }, { task: relabel?.taskId ?? '' });
    run.does('treat', at('04 15:20'), { qty: '4' }, { task: blend?.taskId ?? '' });
    expect(lines(run).filter(([step]) => step === 'stockIn')).toEqual([['stockIn', '4'], ['stockIn', '6']]);
  });
});

describe('入库', () => {
  /** S003-02: good store, 不良品仓; S000-04: rework first. */
  const S003_02: Partial<Patch> = {
    ...offering(['REWORK', 'RESTOCK']), rework: { order: 'pmc', reinspect: null, priority: true }, stores: table('不良品仓', row({ goods: 'REWORK' }, '良品仓（重工OK，区分标识）', 'S003-02 流程 (R43)')),
  };

  it('R43: rework has first priority, and good and bad goods are stored and marked apart', () => {
    const run = goodsHere(S003_02);
    judge(run, '04 10:00', ['6', 'REWORK'], ['4', 'RESTOCK']);
    expect(run.task('order').menu.priority).toBe(true);
    run.does('order', at('04 11:00'), { orderNo: 'MO-1', qty: '6', priority: true });
    expect(run.task('rework').menu.priority).toBe(true);
    run.does('repair', at('04 15:00'), { qtyDone: '6', qtyUnrepairable: '0', hours: 2, material: [] });
    const stores = run.tasks().filter(({ step }) => step === 'stockIn').map(({ lines: [line], menu }) => [line?.qty, menu.store]);
    expect(stores.sort()).toEqual([['4', '不良品仓'], ['6', '良品仓（重工OK，区分标识）']]);
  });

  it('R33: repaired goods whose price the customer had deducted are stored to be sold as 降价机, priced by finance', () => {
    const run = goodsHere({
      ...offering(['REWORK', 'DISCOUNTED_UNIT']), rework: { reinspect: null }, stores: table('售后仓', row({ goods: 'DISCOUNTED_UNIT' }, '成品仓（降价机）', 'S003-08 §5.1.4.1 (R33)')),
      duties: { price: { zh: '返修后的价格核算', en: 'Price the repaired goods', by: 'gm', after: 'stockIn', per: 'portion', when: { goods: 'DISCOUNTED_UNIT' }, clause: 'S003-08 §3' } },
    });
    judge(run, '04 10:00', ['10', 'DISCOUNTED_UNIT']);
    run.does('repair', at('04 15:00'), { qtyDone: '10', qtyUnrepairable: '0', hours: 2, material: [] });
    expect(run.task('stockIn').menu.store).toBe('成品仓（降价机）');
    run.does('stock_in', at('04 16:00'), { qty: '10', storeCode: 'A' });
    expect([run.state.closedAt, run.steps()]).toEqual([null, ['duty.price']]);
  });

  it('a duty that blocks the store is asked for each part that was split off meanwhile', () => {
    const run = goodsHere({
      ...offering(['REWORK']), duties: { clean: { zh: '整理清洁', en: 'Clean', by: 'keeper', after: 'rework', before: 'stockIn', per: 'portion', clause: 'S002-01' } },
    });
    judge(run, '04 10:00', ['10', 'REWORK']);
    run.does('repair', at('04 15:00'), { qtyDone: '10', qtyUnrepairable: '0', hours: 2, material: [] });
    run.does('reinspect', at('04 16:00'), { pass: '6', fail: '4', defects: [] });
    // what failed is cleaned after it was reworked again
    expect(lines(run)).toEqual([['duty.clean', '6'], ['rework', '4']]);
    run.does('duty', at('04 16:30'), { duty: 'clean' });
    expect(run.task('stockIn').lines).toMatchObject([{ qty: '6' }]);
    run.does('repair', at('05 09:00'), { qtyDone: '4', qtyUnrepairable: '0', hours: 2, material: [] });
    run.does('reinspect', at('05 10:00'), { pass: '1', fail: '0', defects: [] });
    expect(lines(run)).toEqual([['duty.clean', '1'], ['duty.clean', '3'], ['reinspect', '3'], ['stockIn', '6']]);
  });
});
