import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../../policy/types.js';
import { at, type ReturnRun } from '../../return-run.fixture.js';
import { anomalies, goodsHere, judge, offering } from './goods-here.fixture.js';

/** S000-15 §5.9, §5.10: 生产 reworks, 品质 inspects again; what fails is reworked again. */
const S000_15: Partial<Patch> = { ...offering(['REWORK', 'SCRAP'], ['NONE']), rework: { reinspect: 'qc' }, loops: { rework: { max: 2, grant: 'qcHead' } } };
const repaired = (run: ReturnRun, when: string, qty: string, options: object = {}) => run.does('repair', at(when), { qtyDone: qty, qtyUnrepairable: '0', hours: 2, material: [] }, options);
const checked = (run: ReturnRun, when: string, pass: string, fail: string) => run.does('reinspect', at(when), { pass, fail, defects: [] });

function reworked(): ReturnRun {
  const run = goodsHere(S000_15);
  judge(run, '04 10:00', ['10', 'REWORK']);
  repaired(run, '04 14:00', '10');
  return run;
}

describe('§4.4 rework loop with its exits', () => {
  it('R44: what fails is reworked and inspected again, what passed goes on', () => {
    const run = reworked();
    checked(run, '04 15:00', '7', '3');
    expect(run.tasks().map(({ step, lines: [line] }) => [step, line?.qty]).sort()).toEqual([['rework', '3'], ['stockIn', '7']]);
    expect(run.task('rework').round).toBe(2);
    repaired(run, '05 09:00', '3');
    expect(run.task('reinspect')).toMatchObject({ round: 2, menu: { roundsLeft: 0 }, lines: [{ qty: '3' }] });
  });

  it('R44: at the bound a named person decides; none of his rounds means another outcome', () => {
    const run = reworked();
    checked(run, '04 15:00', '0', '10');
    repaired(run, '04 16:00', '10');
    checked(run, '04 17:00', '4', '6');
    expect(run.task('loopLimit')).toMatchObject({ owner: { role: 'qcHead' }, lines: [{ qty: '6' }], menu: { loop: 'rework', round: 2 } });
    run.does('grant', at('05 09:00'), { loop: 'rework', rounds: 0, reasonCode: 'hopeless' });
    expect(run.task('redecide')).toMatchObject({ lines: [{ qty: '6' }], menu: { outcomes: [{ goods: 'SCRAP' }] } });
  });

  it('R44: a round that is granted begins when it was granted, and is one round', () => {
    const run = reworked();
    checked(run, '04 15:00', '0', '10');
    repaired(run, '04 16:00', '10');
    checked(run, '04 17:00', '0', '10');
    run.does('grant', at('05 09:00'), { loop: 'repack', rounds: 1, reasonCode: 'x' });
    expect(anomalies(run)).toEqual(['malformed']);
    run.does('grant', at('05 09:10'), { loop: 'rework', rounds: 1, reasonCode: 'x' });
    expect(run.task('rework')).toMatchObject({ round: 3, openedAt: at('05 09:10') });
    repaired(run, '05 10:00', '10', { task: run.task('rework').taskId });
    checked(run, '05 11:00', '0', '10');
    expect(run.steps()).toContain('loopLimit');
  });
});

describe('返修完成', () => {
  it('in parts: the done part moves on, the unrepairable one is judged again, the rest keeps its task', () => {
    const run = goodsHere(S000_15);
    judge(run, '04 10:00', ['10', 'REWORK']);
    const { taskId } = run.task('rework');
    run.does('repair', at('04 14:00'), { qtyDone: '5', qtyUnrepairable: '2', hours: 2, material: [] });
    expect(run.tasks().map(({ step, lines: [line] }) => [step, line?.qty]).sort()).toEqual([['redecide', '2'], ['reinspect', '5'], ['rework', '3']]);
    expect(run.task('rework').taskId).toBe(taskId);
    run.does('repair', at('04 15:00'), { qtyDone: '4', qtyUnrepairable: '0', hours: 2, material: [] });
    expect(anomalies(run)).toEqual(['quantity_excess']);
  });

  it('R49: what the policy requires of a repair is confirmed item by item, or the repair is not done', () => {
    const run = goodsHere({ ...S000_15, rework: { requires: ['latest_hw_sw', 'complaint_point_test'] } });
    judge(run, '04 10:00', ['10', 'REWORK']);
    expect(run.task('rework').menu.requires).toEqual(['latest_hw_sw', 'complaint_point_test']);
    const repair = (requires: object, qtyDone = '10', qtyUnrepairable = '0') => run.does('repair', at('04 14:00'), { qtyDone, qtyUnrepairable, hours: 2, material: [], requires });
    repair({ latest_hw_sw: true });
    repair({ latest_hw_sw: true, complaint_point_test: false });
    expect(run.state.anomalies).toMatchObject([{ kind: 'malformed', count: 2 }]);
    repair({}, '0', '1');
    expect(run.goods()).toEqual({ REWORK: 9, undecided: 1 });
    run.does('repair', at('04 15:00'), { qtyDone: '9', qtyUnrepairable: '0', hours: 2, material: [], requires: { latest_hw_sw: true, complaint_point_test: true } });
    expect(run.steps()).toContain('reinspect');
  });
});
