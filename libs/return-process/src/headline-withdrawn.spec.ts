import { describe, expect, it } from '@jest/globals';
import { SLIP, judged, approved, arrived, inspected, reworking } from './headline.fixture.js';
import * as core from './return-process.js';
import { at, bodies } from './return-run.fixture.js';

describe('headline, withdrawn', () => {
  it('waits for the desks before anything goes back, and awaits goods on their way', () => {
    const run = approved();
    run.does('instruct', at('03 09:40'), SLIP);
    run.does('withdraw', at('03 10:00'), { reason: 'settled' }, { task: null });
    expect(run.tasks().map(({ accepts, desk, state, menu }) => [accepts, desk, state, menu.results])).toEqual([
      ['arrive', 'warehouse', 'open', undefined], ['discrepancy', 'returns', 'open', ['not_sent']],
    ]);
    run.does('discrepancy', at('03 11:00'), { lines: [{ line: 1, qty: '12', result: 'not_sent' }], reasonCode: 'never' });
    run.answer(at('03 11:01'));
    expect([run.state.result, run.goods(), core.isDone(run.state)]).toEqual(['withdrawn', { NOT_SENT: 12 }, true]);
    // 3 天内检验 counts from a receipt that was passed by: of goods that never come nothing is due
    expect(run.state.clocks).toEqual([]);
  });

  it('lets no limit run on for a step that will not come any more', () => {
    const run = arrived();
    expect([run.steps(), run.clock('inspection').state]).toEqual([['notify'], 'running']);
    run.does('withdraw', at('03 15:00'), { reason: 'settled' }, { task: null });
    run.answer(at('03 15:01'));
    expect([run.steps(), run.clock('inspection').state, run.clock('arrival_notify').state]).toEqual([['pack'], 'cancelled', 'cancelled']);
    const rungs = bodies(run.tick(at('20 00:00')), 'rung-reached');
    expect(rungs.map(({ sla }) => sla).filter((sla) => sla === 'inspection')).toEqual([]);
  });

  it('asks tasks back, and sends arrived goods home only after the answer', () => {
    const run = inspected();
    run.does('withdraw', at('04 15:30'), { reason: 'settled' }, { task: null });
    expect(run.tasks().map(({ step, state }) => [step, state])).toEqual([['dispose', 'asked_back']]);
    run.answer(at('04 15:31'));
    expect(run.steps()).toEqual(['pack']);
    expect(run.clock('disposition').state).toBe('cancelled');
  });

  it('does not honour a withdrawal after the judgement, and says so to sales', () => {
    const run = reworking();
    expect(bodies(run.does('withdraw', at('05 09:00'), { reason: 'settled' }, { task: null }), 'fact-applied')).toMatchObject([{ outcome: 'anomaly' }]);
    expect(run.task('anomaly')).toMatchObject({ owner: { role: 'salesHead' }, desk: 'returns' });
    expect(run.steps()).toContain('rework');
  });

  it('lets an act that was done before the request stand when a whole return is called off', () => {
    const run = inspected();
    run.does('dispose', at('04 16:00'), judged({ qty: '12', goods: 'RESTOCK', remedy: 'NONE' }));
    const stocked = run.make('stock_in', at('04 16:29'), { qty: '12', storeCode: 'S' });
    run.does('cancel', at('04 16:30'), { reasonCode: 'dup' }, { task: null, role: 'csHead' });
    expect(run.task('stockIn').state).toBe('asked_back');
    run.deliver(stocked);
    expect([run.state.result, run.goods()]).toEqual(['cancelled', { RESTOCK: 12 }]);
  });
});
