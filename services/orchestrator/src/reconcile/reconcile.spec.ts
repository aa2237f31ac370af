import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliverFacts } from '../bridge-in/deliver-facts.js';
import { ReopenReturn } from '../bridge-in/reopen-return.js';
import { StartReturn } from '../bridge-in/start-return.js';
import { StoreFact } from '../bridge-in/store-fact.js';
import { StrayFacts } from '../bridge-in/stray-facts.js';
import { RecordEffects } from '../record/record-effects.js';
import { FakeTemporal } from '../testbed/fake-temporal.js';
import { calendarRef, documentRef, fact, ProcessStand, recordRequest, registration, subjectFor, T0, taskStated } from '../testbed/process-stand.js';
import { CompareRuns, type RestoredTrust } from './compare-runs.js';
import { Reconcile } from './reconcile.js';
import { RestartRun } from './restart-run.js';
import type { RunInspector, RunReport } from './run-inspector.js';

let stand: ProcessStand;
let temporal: FakeTemporal;
let reports: Map<string, Partial<RunReport>>;
let reconcile: Reconcile;
let inspector: RunInspector;
/** Revisions of the open runs Temporal lists; ended ones are taken off. */
let runs: Map<string, number>;
let deliver: DeliverFacts;
let record: RecordEffects;
let restart: RestartRun;
beforeAll(async () => {
  stand = await ProcessStand.open();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.rows('truncate fact, pinned_document, recorded_revision, fenced_record, instance, journal, stream, position, parked, reconciliation');
  await stand.rows('update incarnation set value = 1');
  for (const [kind, ref] of [['policy', documentRef], ['calendar', calendarRef]] as const) {
    await stand.rows('insert into pinned_document (kind, key, version, sha256, body) values ($1, $2, $3, $4, $5)', [kind, ref.key, ref.version, ref.sha256, JSON.stringify(ref)]);
  }
  temporal = new FakeTemporal();
  reports = new Map();
  runs = new Map();
  const ended = new Set<string>();
  inspector = {
    inspect: (id) => {
      const goneFor = ended.has(id) && !temporal.started.some(({ workflowId }) => workflowId === id);
      return Promise.resolve({ state: goneFor ? 'dead' : 'running', runId: `run-of-${id}`, workflowTaskAttempt: 1, ...reports.get(id) });
    },
    recordedRev: (id) => Promise.resolve(runs.get(id) ?? null),
    openRuns: () => listed([...runs.keys()]),
    end: (id) => {
      runs.delete(id);
      ended.add(id);
      return Promise.resolve();
    },
  };
  const start = new StartReturn(stand.database, temporal, 5_000);
  restart = new RestartRun(stand.database, inspector, start);
  deliver = new DeliverFacts(stand.database, temporal, start, new StrayFacts(stand.database, stand.journal), new ReopenReturn(stand.database, start), () => Promise.resolve());
  record = new RecordEffects(stand.database, stand.journal);
  reconcile = reconcileWith('person');
});

async function* listed(ids: readonly string[]): AsyncIterable<string> {
  yield* ids;
}
const reconcileWith = (trust: RestoredTrust): Reconcile => new Reconcile(stand.database, stand.journal, inspector, restart, deliver, new CompareRuns(stand.database, inspector, restart, trust));
const idOf = (no: string) => `rma/C01-${no}`;
const TASK = { accepts: 'review', desk: 'returns', scope: {}, openedAt: T0 } as const;
const storeFact = new StoreFact({ offer: () => undefined } as unknown as DeliverFacts);
async function store(source: string, body: ReturnType<typeof fact>, seq: number): Promise<void> {
  await stand.receive(source, body, seq, (context, value) => storeFact.execute(context, value));
  await stand.rows('insert into position (source, subject, last_seq) values ($1, $2, $3) on conflict (source, subject) do update set last_seq = excluded.last_seq', [source, subjectFor(body.returnNo), seq]);
}
/** A healthy return with one recorded, open task. */
async function healthy(no: string): Promise<void> {
  await store('returns', registration(no), 1);
  await stand.rows(`update fact set state = 'delivered', applied_at = now() where subject = $1`, [subjectFor(no)]);
  await record.execute(`run-of-${idOf(no)}`, recordRequest(no, [{ rev: 1, effects: [taskStated(no, 't1', 'open')] }], { tasks: { t1: TASK } }));
}
const problems = async () => (await reconcile.execute()).map(({ subject, problem, mended }) => [subject.split('/')[1], problem, mended]);

describe('the reconciler', () => {
  it('finds nothing where all is well, and says how many it looked at', async () => {
    await healthy('RT-1');
    await healthy('RT-2');
    expect(await problems()).toEqual([]);
    expect(await stand.rows('select checked, findings from reconciliation order by id desc limit 1')).toEqual([{ checked: 2, findings: [] }]);
  });

  it('starts a lost run again from the record, in a new epoch, and hands it the facts that were not applied', async () => {
    await healthy('RT-1');
    await store('quality', fact('RT-1', 'inspect'), 1);
    await stand.rows(`update fact set state = 'delivered' where source = 'quality'`);
    for (const state of ['dead', 'missing'] as const) {
      reports.set(idOf('RT-1'), { state });
      expect(await problems()).toEqual([['RT-1', 'run_lost', true]]);
    }
    expect(temporal.started.map(({ again, run }) => [again, run.epoch, run.carried?.rev])).toEqual([[true, 2, 1], [true, 3, 1]]);
    expect(await stand.rows(`select state from fact where source = 'quality'`)).toEqual([{ state: 'received' }]);
    // The lost run may not record any more, should it still be alive somewhere; the new one may.
    await stand.rows('update instance set run_id = null');
    expect(await record.execute('zombie', recordRequest('RT-1', [{ rev: 2, effects: [taskStated('RT-1', 'z', 'open')] }]))).toEqual({ fenced: 'foreign' });
    expect(await record.execute('new', recordRequest('RT-1', [{ rev: 2, effects: [taskStated('RT-1', 't2', 'open')] }], { epoch: 3 }))).toMatchObject({ rev: 2 });
  });

  it('does not touch a run that is another than the record follows, or that ended by itself: a person decides', async () => {
    await healthy('RT-1');
    await healthy('RT-2');
    reports.set(idOf('RT-1'), { runId: 'other' });
    reports.set(idOf('RT-2'), { state: 'completed' });
    expect(await problems()).toEqual([['RT-1', 'other_run', false], ['RT-2', 'completed_but_open', false]]);
    expect(temporal.calls).toEqual([]);
  });

  it('delivers again what was delivered and never applied, and what nobody delivered', async () => {
    await healthy('RT-1');
    await store('quality', fact('RT-1', 'inspect'), 1);
    await store('quality', fact('RT-1', 'inspect'), 2);
    await stand.rows(`update fact set state = 'delivered', state_at = now() - interval '3 minutes' where source = 'quality' and seq = 1`);
    await stand.rows(`update fact set received_at = now() - interval '2 minutes' where source = 'quality' and seq = 2`);
    expect(await problems()).toEqual([['RT-1', 'unapplied', true], ['RT-1', 'undelivered', true]]);
    await deliver.stop();
    expect([...temporal.calls].sort()).toEqual([`quality/1 ${idOf('RT-1')}`, `quality/2 ${idOf('RT-1')}`]);
  });

  it('brings the desks back to what the process waits for', async () => {
    await healthy('RT-1');
    await record.execute(`run-of-${idOf('RT-1')}`, recordRequest('RT-1', [{ rev: 2, effects: [taskStated('RT-1', 'ghost', 'open'), taskStated('RT-1', 't1', 'done')] }], { tasks: { t1: TASK } }));
    expect(await problems()).toEqual([['RT-1', 'desk_differs', true]]);
    const last = Object.fromEntries((await stand.said('RT-1')).map(({ body }) => [body['taskId'], body['state']]));
    expect(last).toEqual({ t1: 'open', ghost: 'withdrawn' });
    expect(await problems()).toEqual([]);
  });

  it('shows what it must not mend', async () => {
    await healthy('RT-1');
    await record.execute('run-2', recordRequest('RT-1', [{ rev: 2, effects: [taskStated('RT-1', 'x', 'open')] }]));
    reports.set(idOf('RT-1'), { workflowTaskAttempt: 9 });
    await stand.rows(`update instance set due_at = now() - interval '2 minutes', strangers = '{quality/7}'`);
    await stand.rows(`update position set last_seq = 3 where source = 'returns'`);
    expect(await problems()).toEqual([
      ['RT-1', 'workflow_task_fails', false], ['RT-1', 'fenced', false], ['RT-1', 'overdue', false], ['RT-1', 'stranger', false], ['RT-1', 'position_differs', false],
    ]);
  });

  it('names a return that could not start for want of its policy', async () => {
    await stand.rows('delete from pinned_document');
    await store('returns', registration('RT-1', { recordedAt: Date.now() - 11 * 60_000 }), 1);
    await stand.rows(`update fact set state = 'waiting'`);
    expect(await problems()).toEqual([['RT-1', 'not_started', false]]);
  });
});

describe('after PostgreSQL was restored', () => {
  /** RT-1 is as the record has it; of RT-2 the run knows two revisions more; RT-3 was registered after the point of the restore. */
  async function restored(): Promise<void> {
    await healthy('RT-1');
    await healthy('RT-2');
    runs = new Map([[idOf('RT-1'), 1], [idOf('RT-2'), 3], [idOf('RT-3'), 5]]);
    await stand.rows('update incarnation set value = 2');
  }
  const known = async () => (await problems()).map(([no, problem, mended]) => `${no} ${problem} ${mended}`).sort();

  it('names exactly the runs that know more than the record, at every look until somebody has decided, and touches none', async () => {
    await restored();
    expect(await known()).toEqual(['RT-2 run_ahead false', 'RT-3 run_unknown false']);
    expect(await known()).toEqual(['RT-2 run_ahead false', 'RT-3 run_unknown false']);
    expect([temporal.calls, runs.size]).toEqual([[], 3]);
    // decided: the ghost was ended, the other run adopted
    runs.delete(idOf('RT-3'));
    await stand.rows(`update instance set rev = 3 where return_no = 'RT-2'`);
    expect(await known()).toEqual([]);
    runs.set(idOf('RT-3'), 5);
    // agreed once, the runs are not asked again until the next restore
    expect(await known()).toEqual([]);
  });

  it('where the record is trusted they end; what is known goes on from the record, under a new epoch', async () => {
    await restored();
    reconcile = reconcileWith('record');
    expect(await known()).toEqual(['RT-2 run_ahead true', 'RT-3 run_unknown true']);
    expect(temporal.started.map(({ workflowId, run }) => [workflowId, run.epoch, run.carried?.rev])).toEqual([[idOf('RT-2'), 2, 1]]);
    expect([...runs.keys()]).toEqual([idOf('RT-1')]);
    expect(await stand.rows('select agreed_incarnation from reconciliation order by id desc limit 1')).toEqual([{ agreed_incarnation: 2 }]);
  });

  it('a run that no worker answers for is told, and asked again at the next look', async () => {
    await restored();
    inspector.recordedRev = () => Promise.reject(new Error('no worker'));
    expect(await known()).toHaveLength(3);
    inspector.recordedRev = (id) => Promise.resolve(id === idOf('RT-2') ? 1 : null);
    expect(await known()).toEqual([]);
  });

  it('a house that was never restored asks no run', async () => {
    await healthy('RT-1');
    runs = new Map([[idOf('RT-9'), 7]]);
    expect(await known()).toEqual([]);
  });
});
