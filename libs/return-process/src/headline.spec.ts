import { describe, expect, it } from '@jest/globals';
import { SLIP, LABEL, approval, counted, judged, INSPECTED, begin, approved, arrived, inspected, reworking, repaired } from './headline.fixture.js';
import * as core from './return-process.js';
import { at, bodies } from './return-run.fixture.js';

describe('headline, on time', () => {
  it('reaches the end with every limit met and tells it once', () => {
    const run = reworking();
    run.does('repair', at('06 12:00'), repaired('12'));
    run.does('reinspect', at('06 14:00'), { pass: '12', fail: '0', defects: [] });
    run.does('pack', at('06 15:00'), { qty: '12' });
    run.does('send_back', at('06 16:00'), { qty: '12', waybillRef: 'WB-1' });
    expect(run.state).toMatchObject({ result: 'completed', closedAt: at('06 16:00'), tasks: [] });
    expect(run.state.clocks.map(({ rule, state }) => [rule, state])).toEqual([['arrival_notify', 'met'], ['inspection', 'met'], ['disposition', 'met']]);
    expect(bodies(run.effects, 'return-closed')).toHaveLength(1);
    expect(bodies(run.effects, 'rung-reached')).toEqual([]);
  });
});

describe('headline, late', () => {
  it('rings owner, head and management at their instants, and judges the fact that then comes late', () => {
    const run = arrived();
    run.does('arrival_notice', at('04 11:00'), LABEL);
    const rungs = bodies(run.tick(at('10 12:00')), 'rung-reached').filter(({ sla }) => sla === 'inspection');
    expect(rungs.map(({ action, rungAt, to }) => [action, rungAt, to[0]?.role])).toEqual([
      ['remind', at('06 16:20'), 'qc'], ['breach', at('07 10:20'), 'qc'], ['escalate', at('07 10:20'), 'qcHead'], ['escalate', at('10 09:50'), 'gm'],
    ]);
    run.does('inspect', at('10 13:00'), INSPECTED);
    expect(run.clock('inspection')).toMatchObject({ state: 'late', metAt: at('10 13:00'), breaches: [{ dueAt: at('07 10:20'), withdrawnAt: null }] });
    expect(run.task('dispose').dueAt).toBe(at('10 15:00'));
  });

  it('holds back rungs that leave the house for the settle time, and as long as the bridge is behind', () => {
    const run = arrived();
    expect(run.tick(at('04 11:20') + 4_999)).not.toContainEqual(expect.objectContaining({ event: 'rung-reached', body: expect.objectContaining({ action: 'breach' }) }));
    expect(bodies(run.tick(at('04 12:30'), false), 'rung-reached').filter(({ action }) => action !== 'remind')).toEqual([]);
    expect(bodies(run.tick(at('04 12:30')), 'rung-reached').map(({ action, rungAt }) => [action, rungAt])).toEqual([['breach', at('04 11:20')], ['escalate', at('04 11:20')]]);
  });

  it('withdraws a breach that rang before an in-time fact was delivered, and starts what follows at the fact’s own time', () => {
    const run = arrived();
    const late = run.make('arrival_notice', at('04 11:10'), LABEL, { received: at('04 13:10') });
    run.tick(at('04 13:00'));
    expect(run.status().breaches).toEqual(['arrival_notify']);
    const [withdrawn] = bodies(run.deliver(late), 'breach-withdrawn');
    expect(withdrawn).toMatchObject({ sla: 'arrival_notify', dueAt: at('04 11:20'), metAt: at('04 11:10'), detectedAt: at('04 11:20') + 5_000, to: [{ role: 'keeper' }, { role: 'whHead' }] });
    expect(run.clock('arrival_notify').state).toBe('met');
    expect(run.status().breaches).toEqual([]);
    expect(run.task('inspect').openedAt).toBe(at('04 11:10'));
  });

  it('reminds management every week when everything else has rung', () => {
    const run = arrived();
    run.does('arrival_notice', at('04 11:00'), LABEL);
    const rungs = bodies(run.tick(at('31 23:00')), 'rung-reached').filter(({ sla }) => sla === 'inspection');
    const [last, before] = [rungs[rungs.length - 1], rungs[rungs.length - 2]];
    expect([last?.to[0]?.role, last?.action, (last?.rungAt ?? 0) - (before?.rungAt ?? 0)]).toEqual(['gm', 'remind', 7 * 86_400_000]);
  });

  it('lets a clock stand while the difference that blocks its step is open', () => {
    const run = approved();
    run.does('instruct', at('03 09:40'), SLIP);
    run.does('receive', at('04 10:20'), counted('11'));
    expect(run.state.clocks.find(({ rule }) => rule === 'arrival_notify')?.pausedBy).toEqual(['discrepancy']);
    run.does('discrepancy', at('04 15:20'), { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
    expect(run.task('notify').dueAt).toBe(at('04 16:20'));
  });
});

describe('headline, clocks moved by people', () => {
  const waiting = () => {
    const run = arrived();
    run.does('arrival_notice', at('04 11:00'), LABEL);
    return run;
  };

  it('resumes after a weekend with what was left', () => {
    const run = waiting();
    run.does('pause', at('06 10:20'), { reasonCode: 'customer', until: at('11 10:00') }, { task: null });
    expect(run.task('inspect').dueAt).toBeNull();
    expect(run.task('pauseReview')).toMatchObject({ dueAt: at('11 10:00'), owner: { role: 'salesHead' } });
    expect(run.tick(at('10 09:00'))).toEqual([]);
    run.does('resume', at('10 09:00'), { reasonCode: 'answered' }, { task: null });
    expect(run.task('inspect').dueAt).toBe(at('11 09:00'));
    expect(run.steps()).not.toContain('pauseReview');
  });

  it('stops a working-time chase over a weekend without giving or taking working days', () => {
    const run = begin();
    const before = run.task('approve').dueAt;
    run.does('pause', at('03 10:00'), { reasonCode: 'x', until: at('10 18:00') }, { task: null });
    run.does('resume', at('10 10:00'), { reasonCode: 'x' }, { task: null });
    expect([before, run.task('approve').dueAt]).toEqual([at('06 00:00'), at('13 00:00')]);
  });

  it('lets roles the limit names extend it so often, only to a later time, after the breach the head alone', () => {
    const run = inspected();
    const { clockId } = run.task('dispose');
    const extend = (when: number, newDue: number, role: string) => bodies(run.does('extend', when, { clockId, newDue, reasonCode: 'lab' }, { task: null, role, desk: 'quality' }), 'fact-applied')[0];
    expect(extend(at('04 16:00'), at('04 18:00'), 'keeper')).toMatchObject({ outcome: 'anomaly', anomalies: ['not_permitted'] });
    expect(extend(at('04 16:00'), at('04 15:30'), 'qc')).toMatchObject({ outcome: 'anomaly' });
    expect(extend(at('04 16:00'), at('04 18:00'), 'qc')).toMatchObject({ outcome: 'applied' });
    run.tick(at('04 18:10'));
    expect(extend(at('04 18:20'), at('04 20:00'), 'qc')).toMatchObject({ outcome: 'anomaly' });
    expect(extend(at('04 18:20'), at('04 20:00'), 'qcHead')).toMatchObject({ outcome: 'applied' });
    expect(run.clock('disposition').breaches).toMatchObject([{ dueAt: at('04 18:00'), withdrawnAt: null }]);
    expect(extend(at('04 18:30'), at('04 22:00'), 'qcHead')).toMatchObject({ outcome: 'anomaly' });
  });
});

describe('headline, out of order', () => {
  it('takes goods that come before the approval and goes on as if in order', () => {
    const run = begin();
    run.does('receive', at('03 09:10'), counted(), { task: null, desk: 'warehouse', scope: { consignment: 'c1' } });
    expect(bodies(run.effects, 'anomaly-stated').map(({ kind, state }) => [kind, state])).toEqual([['goods_before_approval', 'info']]);
    expect(run.task('approve')).toMatchObject({ rev: 2, notes: [{ code: 'goods_here' }] });
    expect(run.steps()).toEqual(['approve']);
    approved(run);
    run.does('instruct', at('03 09:40'), SLIP);
    expect(run.steps()).toEqual(['notify']);
    expect(run.task('notify').dueAt).toBe(at('03 10:40'));
  });

  it('sends goods back that came before a refusal', () => {
    const run = begin();
    run.does('receive', at('03 09:10'), counted(), { task: null, desk: 'warehouse' });
    run.does('review', at('03 09:30'), approval('reject'), { staff: 'e-head' });
    expect(bodies(run.effects, 'notice-requested').map(({ text }) => text)).toContain('return_rejected');
    run.does('pack', at('03 11:00'), { qty: '12' });
    run.does('send_back', at('03 12:00'), { qty: '12', waybillRef: 'W' });
    expect([run.state.result, run.goods()]).toEqual(['rejected', { RETURN_TO_CUSTOMER: 12 }]);
  });

  it('keeps an act whose ground is not there yet, applies it when it comes, and shows it after ten minutes', () => {
    const run = arrived();
    const notice = run.make('arrival_notice', at('04 11:00'), LABEL);
    const inspection = { ...notice, factId: '00000000-0000-4000-8000-999999999999', kind: 'inspect', source: 'quality', seq: 1, taskId: 'c1/inspect/1/1', recordedAt: at('04 12:00'), receivedAt: at('04 12:00'), payload: INSPECTED };
    expect(bodies(run.deliver(inspection), 'fact-applied')).toMatchObject([{ outcome: 'kept' }]);
    expect(bodies(run.deliver(notice), 'fact-applied')).toMatchObject([{ kind: 'arrival_notice', outcome: 'applied' }, { kind: 'inspect', outcome: 'applied' }]);
    expect(run.task('dispose').openedAt).toBe(at('04 12:00'));
    const orphan = { ...inspection, factId: '00000000-0000-4000-8000-999999999998', seq: 2, taskId: 'p9/rework/1/1', kind: 'repair', payload: repaired('1') };
    run.deliver(orphan);
    expect(core.dueAt(run.ctx, run.state)).toBe(orphan.receivedAt + 600_000);
    expect(bodies(run.tick(orphan.receivedAt + 600_000), 'anomaly-stated')).toMatchObject([{ kind: 'unknown_scope', state: 'open' }]);
    expect(run.steps()).toContain('anomaly');
  });

  it('delivers what comes after the end to the desk and changes nothing', () => {
    const run = begin();
    run.does('review', at('03 09:30'), approval('reject'), { staff: 'e-head' });
    expect(core.isDone(run.state)).toBe(true);
    const before = { ...run.state, rev: 0, positions: {} };
    const effects = run.does('arrive', at('05 09:30'), { packages: 1, packagingBroken: false }, { task: null, desk: 'warehouse' });
    expect(effects.map(({ event }) => event)).toEqual(['fact-applied', 'stray-fact']);
    expect({ ...run.state, rev: 0, positions: {} }).toEqual(before);
  });
});

describe('headline, four eyes', () => {
  it('takes no approval of the applicant, nor of his deputy in his name', () => {
    const run = begin();
    expect(run.task('approve').menu.notBy).toEqual(['e-applicant']);
    for (const who of [{ staff: 'e-applicant' }, { staff: 'e-deputy', onBehalfOf: 'e-applicant' }]) {
      expect(bodies(run.does('review', at('03 09:30'), approval(), who), 'fact-applied')).toMatchObject([{ outcome: 'anomaly', anomalies: ['not_permitted'] }]);
    }
    expect(run.task('approve')).toMatchObject({ state: 'open', rev: 3 });
  });
});

describe('headline, rework', () => {
  it('splits a partial repair: the done part goes on, the rest keeps its task', () => {
    const run = reworking();
    run.does('repair', at('06 12:00'), repaired('5'));
    expect(run.task('rework')).toMatchObject({ taskId: 'p1/rework/1/1', rev: 2, lines: [{ qty: '7' }] });
    expect(run.task('reinspect')).toMatchObject({ taskId: 'p2/reinspect/1/1', lines: [{ qty: '5' }] });
  });

  it('reworks up to the bound, then asks the head; one more round when he grants it', () => {
    const run = reworking();
    for (const round of [1, 2, 3]) {
      expect(run.task('rework').round).toBe(round);
      run.does('repair', at(`0${round + 5} 12:00`), repaired('12'));
      run.does('reinspect', at(`0${round + 5} 14:00`), { pass: '0', fail: '12', defects: ['noise'] });
    }
    expect(run.steps()).toEqual(['loopLimit']);
    expect(run.task('loopLimit')).toMatchObject({ owner: { role: 'qcHead' }, accepts: 'grant', menu: { loop: 'rework' } });
    run.does('grant', at('09 09:00'), { loop: 'rework', rounds: 1, reasonCode: 'once' });
    expect(run.task('rework')).toMatchObject({ round: 4, openedAt: at('09 09:00') });
    run.does('repair', at('09 12:00'), repaired('12'));
    run.does('reinspect', at('09 14:00'), { pass: '0', fail: '12', defects: [] });
    run.does('grant', at('09 15:00'), { loop: 'rework', rounds: 0, reasonCode: 'enough' });
    expect(run.task('redecide')).toMatchObject({ lines: [{ qty: '12' }], notes: [{ code: 'struck_REWORK' }] });
    expect(run.task('redecide').menu.outcomes?.map(({ goods }) => goods)).not.toContain('REWORK');
  });

  it('judges again what cannot be repaired, and decides a remedy not carried out with it', () => {
    const run = reworking('REPLENISH');
    expect(run.task('supplyOrder').lines).toMatchObject([{ qty: '12' }]);
    run.does('repair', at('06 12:00'), repaired('7', '5'));
    expect(run.task('supplyOrder')).toMatchObject({ rev: 2, lines: [{ qty: '7' }] });
    run.does('dispose', at('06 13:00'), judged({ qty: '5', goods: 'SCRAP', remedy: 'NONE' }));
    expect(run.goods()).toEqual({ REWORK: 7, SCRAP: 5 });
  });

  it('keeps a remedy that has left the house and decides the goods alone', () => {
    const run = reworking('REPLENISH');
    run.does('supply_order', at('05 09:00'), { formNo: 'BH-1', qty: '12' });
    run.does('make', at('05 10:00'), { qty: '12' });
    run.does('ship', at('05 11:00'), { qty: '12', waybillRef: 'W' });
    run.does('repair', at('06 12:00'), repaired('0', '12'));
    expect(run.task('redecide').menu.outcomes?.flatMap(({ remedies }) => remedies)).toEqual(expect.arrayContaining(['REPLENISH']));
    run.does('dispose', at('06 13:00'), judged({ qty: '12', goods: 'RESTOCK', remedy: 'REPLENISH' }));
    run.does('stock_in', at('06 14:00'), { qty: '12', storeCode: 'S' });
    expect(run.state.result).toBe('completed');
    expect(run.state.scopes.filter(({ kind }) => kind === 'supply')).toHaveLength(1);
  });

  it('refuses a judgement that does not add up and states the task again', () => {
    const run = inspected();
    const [answer] = bodies(run.does('dispose', at('04 16:00'), judged({ qty: '11', goods: 'SCRAP', remedy: 'NONE' })), 'fact-applied');
    expect(answer).toMatchObject({ outcome: 'anomaly', anomalies: ['quantity_excess'] });
    expect(run.task('dispose')).toMatchObject({ state: 'open', rev: 2 });
  });
});
