import { describe, expect, it } from '@jest/globals';
import { at, bodies, type ReturnRun } from '../return-run.fixture.js';
import { arrived, counted, instructed, judged, runUnder } from '../tracks/short-run.fixture.js';
import { dueAt } from '../return-process.js';

/** R36: 4 of 100 claimed from the carrier on Tuesday the 4th at 11:00. */
function claimed(): ReturnRun {
  const run = instructed(runUnder({ receipt: { mismatch: { carrierClaim: { packagingBroken: true, countShort: true } } } }, { qty: '100' }));
  run.does('arrive', at('04 09:00'), { packages: 3, packagingBroken: true });
  run.does('receive', at('04 10:00'), counted('96'));
  run.does('discrepancy', at('04 11:00'), { lines: [{ line: 1, qty: '4', result: 'carrier_claim' }], reasonCode: 'carrier-signed' });
  return run;
}
const said = (run: ReturnRun, when: string, state: string, version: number, kind = 'carrierClaim', id = 'c1/carrierClaim') =>
  run.does('link', at(when), { kind, id, state, results: [], version }, { task: null });
const lost = (run: ReturnRun) => run.state.anomalies.filter(({ kind }) => kind === 'link_lost');

describe('关联失联', () => {
  it('a request nobody takes up within three working days is lost, and the head of the step that asked looks after it', () => {
    const run = claimed();
    run.tick(at('08 00:00'));
    expect(lost(run)).toEqual([]);
    // Wednesday, Thursday, Friday: due Friday 24:00, said once the facts of that moment are read
    expect(dueAt(run.ctx, run.state)).toBeLessThanOrEqual(at('08 00:00') + run.ctx.settleMs);
    run.tick(at('08 00:00') + run.ctx.settleMs);
    expect(lost(run)).toMatchObject([{ step: 'discrepancy', scope: 'c1', factId: null, raisedAt: at('08 00:00') }]);
    expect(run.state.links).toMatchObject([{ id: 'c1/carrierClaim', state: 'lost' }]);
    expect(run.tasks().find(({ menu }) => menu.anomalyKind === 'link_lost')).toMatchObject({ accepts: 'resolve', owner: { role: 'salesHead' }, title: { zh: '异常处置：关联失联' } });
    run.tick(at('20 00:00'));
    expect(lost(run)).toHaveLength(1);
  });

  it('one tick or many, and whatever else rings meanwhile: it was lost at the same instant', () => {
    const [once, often] = [claimed(), claimed()];
    often.state = structuredClone(once.state);
    once.tick(at('14 00:00'));
    for (const when of ['05 00:00', '08 00:00', '08 00:01', '10 12:00', '14 00:00']) often.tick(at(when));
    expect({ ...often.state, rev: 0 }).toEqual({ ...once.state, rev: 0 });
  });

  it('while the bridge is behind nobody is told: the answer may be on its way', () => {
    const run = claimed();
    run.tick(at('09 00:00'), false);
    expect(lost(run)).toEqual([]);
    said(run, '07 12:00', 'open', 1);
    run.tick(at('20 00:00'));
    expect(lost(run)).toEqual([]);
  });

  it.each(['refused', 'lost'])('a neighbour that says it is %s is a person’s at once; found again, nobody’s', (state) => {
    const run = claimed();
    said(run, '04 12:00', 'open', 1);
    expect(bodies(said(run, '05 12:00', state, 2), 'anomaly-stated')).toMatchObject([{ kind: 'link_lost', state: 'open', step: 'discrepancy' }]);
    expect(run.state.links).toMatchObject([{ state, version: 2 }]);
    expect(bodies(said(run, '06 12:00', 'open', 3), 'anomaly-stated')).toMatchObject([{ kind: 'link_lost', state: 'resolved' }]);
    expect([lost(run), run.steps().includes('anomaly')]).toEqual([[], false]);
  });

  it('what is done stays done; an old word changes nothing', () => {
    const run = claimed();
    said(run, '04 12:00', 'done', 3);
    said(run, '04 13:00', 'lost', 4);
    said(run, '04 14:00', 'refused', 2);
    expect([run.state.links[0]?.state, lost(run)]).toEqual(['done', []]);
  });

  it.each(['complaint', 'inquiry', 'recall', 'pool', 'supplierClaim', 'refund'])('a %s this return belongs to and that is lost is told too', (kind) => {
    const run = claimed();
    said(run, '04 12:00', 'lost', 1, kind, 'N-7');
    expect(lost(run)).toMatchObject([{ step: 'register', scope: 'case' }]);
  });

  it('two of one step: settled when the last of them is found', () => {
    const run = claimed();
    for (const id of ['IQ-1', 'IQ-2']) said(run, '04 12:00', 'lost', 1, 'inquiry', id);
    expect(lost(run)).toMatchObject([{ count: 2 }]);
    said(run, '04 13:00', 'open', 2, 'inquiry', 'IQ-1');
    expect(lost(run)).toHaveLength(1);
    said(run, '04 14:00', 'open', 2, 'inquiry', 'IQ-2');
    expect(lost(run)).toEqual([]);
  });

  it('a return that winds down, stands still or has ended waits for no neighbour; one that was paused gives up afterwards', () => {
    const cancelled = claimed();
    cancelled.does('cancel', at('04 12:00'), { reasonCode: 'r' }, { task: null, role: 'csHead' });
    cancelled.tick(at('20 00:00'));
    const paused = claimed();
    paused.does('pause', at('04 12:00'), { reasonCode: 'stocktaking', until: at('12 09:00') }, { task: null });
    paused.tick(at('10 00:00'));
    expect([lost(cancelled), lost(paused)]).toEqual([[], []]);
    paused.does('resume', at('11 09:00'), { reasonCode: 'done' }, { task: null });
    paused.tick(at('11 10:00'));
    expect(lost(paused)).toHaveLength(1);
  });

  it('open it holds up the end alone; a person who has seen it lets the return close without the neighbour', () => {
    const run = claimed();
    said(run, '04 12:00', 'lost', 1);
    run.does('dispose', at('05 09:00'), judged({ qty: '96', goods: 'RESTOCK' }));
    run.does('stock_in', at('05 10:00'), { qty: '96', storeCode: 'good' });
    expect([run.state.closedAt, run.steps()]).toEqual([null, ['anomaly']]);
    run.does('resolve', at('05 11:00'), { anomalyId: lost(run)[0]?.id, verdict: 'accept', reasonCode: 'claimed-by-phone' });
    expect(run.state.result).toBe('completed');
  });

  it('arrived goods without a neighbour have nothing to wait for', () => {
    const run = arrived(instructed(runUnder({})), '10');
    run.tick(at('28 00:00'));
    expect(lost(run)).toEqual([]);
  });
});
