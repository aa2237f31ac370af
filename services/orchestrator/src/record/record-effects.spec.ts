import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { factApplied, ProcessStand, recordRequest, registration, subjectFor, T0, taskStated } from '../testbed/process-stand.js';
import { StoreFact } from '../bridge-in/store-fact.js';
import type { DeliverFacts } from '../bridge-in/deliver-facts.js';
import { AdoptRun } from './adopt-run.js';
import { RecordEffects } from './record-effects.js';

let stand: ProcessStand;
let record: RecordEffects;
beforeAll(async () => {
  stand = await ProcessStand.open();
  record = new RecordEffects(stand.database, stand.journal);
});
afterAll(() => stand.close());

const openTask = (returnNo: string, rev: number, taskId: string) => ({ rev, effects: [taskStated(returnNo, taskId, 'open')] });
const TASK = { accepts: 'review', desk: 'returns', scope: {}, openedAt: T0 } as const;

async function started(returnNo: string, runId = 'run-1'): Promise<string> {
  await stand.registered(returnNo);
  await record.execute(runId, recordRequest(returnNo, [openTask(returnNo, 1, 'case/review/1/1')], { tasks: { 'case/review/1/1': TASK } }));
  return returnNo;
}
const instance = async (returnNo: string) =>
  (await stand.rows<{ run_id: string; rev: number; closed_at: Date | null; strangers: string[] }>('select * from instance where subject = $1', [subjectFor(returnNo)]))[0];

describe('record', () => {
  it('gives effects ids and gap-free numbers, keeps the snapshot, and makes the first run of the epoch the return\'s', async () => {
    const no = await started('RT-A1');
    await record.execute('run-1', recordRequest(no, [{ rev: 2, effects: [taskStated(no, 't2', 'open'), taskStated(no, 't3', 'open')] }]));
    const said = await stand.said(no);
    expect(said.map(({ seq, body }) => [seq, body['taskId']])).toEqual([[1, 'case/review/1/1'], [2, 't2'], [3, 't3']]);
    expect(await instance(no)).toMatchObject({ run_id: 'run-1', rev: 2, snapshot: { rev: 2, state: { marker: 'after 2' } } });
  });

  it('takes a repeat for what it is: nothing is said twice, and the answer is the same', async () => {
    const no = await started('RT-A2');
    const request = recordRequest(no, [openTask(no, 2, 't2')]);
    const first = await record.execute('run-1', request);
    const again = await record.execute('run-1', request);
    expect(again).toEqual(first);
    expect(await stand.said(no)).toHaveLength(2);
  });

  it('takes the new part of a batch whose first part stands already', async () => {
    const no = await started('RT-A3');
    await record.execute('run-1', recordRequest(no, [openTask(no, 2, 't2')]));
    const answer = await record.execute('run-1', recordRequest(no, [openTask(no, 2, 't2'), openTask(no, 3, 't3')]));
    expect(answer).toMatchObject({ rev: 3 });
    expect(answer).not.toHaveProperty('stands');
    expect((await stand.said(no)).map(({ body }) => body['taskId'])).toEqual(['case/review/1/1', 't2', 't3']);
  });

  it('does not take other content under a recorded revision: the run is told what stands, and the attempt is kept to be seen', async () => {
    const no = await started('RT-A4');
    await record.execute('run-1', recordRequest(no, [openTask(no, 2, 'rung-first')]));
    const answer = await record.execute('run-1', recordRequest(no, [openTask(no, 2, 'fact-first')]));
    expect(answer).toMatchObject({ rev: 2, stands: { rev: 2, state: { marker: 'after 2' } } });
    expect((await stand.said(no)).map(({ body }) => body['taskId'])).toEqual(['case/review/1/1', 'rung-first']);
    expect(await stand.rows('select reason, adopted_at from fenced_record where subject = $1', [subjectFor(no)])).toEqual([{ reason: 'recomputed', adopted_at: null }]);
  });

  it('takes no effects beyond the state that comes with them, and none short of it', async () => {
    const no = await started('RT-A4B');
    const request = recordRequest(no, [openTask(no, 2, 't2'), openTask(no, 3, 't3')]);
    for (const rev of [2, 4]) await expect(record.execute('run-1', { ...request, snapshot: { ...request.snapshot, rev } })).rejects.toThrow(`revisions to 3 with the state after ${rev}`);
    expect(await stand.said(no)).toHaveLength(1);
    expect(await instance(no)).toMatchObject({ rev: 1 });
  });

  it('fences another run of the same return, whatever revision it brings', async () => {
    const no = await started('RT-A5');
    for (const rev of [1, 2, 7]) {
      expect(await record.execute('run-2', recordRequest(no, [openTask(no, rev, 'foreign')]))).toEqual({ fenced: 'foreign' });
    }
    expect(await stand.said(no)).toHaveLength(1);
    expect(await instance(no)).toMatchObject({ run_id: 'run-1', rev: 1 });
    expect(await stand.rows('select attempts, standing_run_id from fenced_record where subject = $1', [subjectFor(no)])).toEqual([{ attempts: 3, standing_run_id: 'run-1' }]);
  });

  it('follows continue-as-new, and afterwards fences a reset of the run before', async () => {
    const no = await started('RT-A6');
    expect(await record.execute('run-2', recordRequest(no, [openTask(no, 2, 't2')], { continuedFrom: 'run-1' }))).toMatchObject({ rev: 2 });
    expect(await record.execute('run-1b', recordRequest(no, [openTask(no, 2, 'reset')]))).toEqual({ fenced: 'foreign' });
    expect(await record.execute('run-2b', recordRequest(no, [openTask(no, 3, 'reset')], { continuedFrom: 'run-1' }))).toEqual({ fenced: 'foreign' });
  });

  it('fences a run of an older epoch even while nobody records', async () => {
    const no = await started('RT-A7');
    await stand.rows('update instance set epoch = 2, run_id = null where subject = $1', [subjectFor(no)]);
    expect(await record.execute('run-1', recordRequest(no, [openTask(no, 2, 'zombie')]))).toEqual({ fenced: 'foreign' });
    expect(await record.execute('run-2', recordRequest(no, [openTask(no, 2, 't2')], { epoch: 2 }))).toMatchObject({ rev: 2 });
  });

  it('fences a run that is ahead of a restored database, and one of a return nobody registered', async () => {
    const no = await started('RT-A8');
    expect(await record.execute('run-1', recordRequest(no, [openTask(no, 5, 'ahead')]))).toEqual({ fenced: 'ahead' });
    expect(await record.execute('run-9', recordRequest('RT-NOBODY', [openTask('RT-NOBODY', 1, 'x')]))).toEqual({ fenced: 'no_instance' });
  });

  it('writes all of a batch or nothing of it', async () => {
    const no = await started('RT-A9');
    const broken = taskStated(no, 'not a task id!', 'open');
    await expect(record.execute('run-1', recordRequest(no, [openTask(no, 2, 't2'), { rev: 3, effects: [broken] }]))).rejects.toThrow();
    expect(await stand.said(no)).toHaveLength(1);
    expect(await instance(no)).toMatchObject({ rev: 1 });
  });

  it('serialises two attempts of one activity that overlap: one writes, the other finds it', async () => {
    const no = await started('RT-A10');
    const request = recordRequest(no, [openTask(no, 2, 't2')]);
    const answers = await Promise.all([record.execute('run-1', request), record.execute('run-1', request), record.execute('run-1', request)]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await stand.said(no)).toHaveLength(2);
  });

  it('closes with the last record and marks facts as applied; a fact nobody told the bridge is named', async () => {
    const no = 'RT-A11';
    const storeFact = new StoreFact({ offer: () => undefined } as unknown as DeliverFacts);
    await stand.receive('returns', registration(no), 1, (context, body) => storeFact.execute(context, body));
    await record.execute('run-1', recordRequest(no, [{ rev: 1, effects: [factApplied(no, 'returns', 1)] }]));
    expect(await stand.rows('select outcome, applied_at is not null as applied from fact where subject = $1', [subjectFor(no)])).toEqual([{ outcome: 'applied', applied: true }]);
    await record.execute('run-1', recordRequest(no, [{ rev: 2, effects: [factApplied(no, 'quality', 77)] }], { done: true }));
    const row = await instance(no);
    expect(row?.closed_at).toBeInstanceOf(Date);
    expect(row?.strangers).toEqual(['quality/77']);
  });

  it('wakes the relay after the commit and only then', async () => {
    const no = await started('RT-A12');
    const woken: number[] = [];
    stand.wake.attach(() => void woken.push(1));
    await record.execute('run-2', recordRequest(no, [openTask(no, 2, 'fenced')]));
    expect(woken).toHaveLength(0);
    await record.execute('run-1', recordRequest(no, [openTask(no, 2, 't2')]));
    expect(woken.length).toBeGreaterThan(0);
  });
});

describe('adopting a fenced run', () => {
  const adopt = (no: string, runId: string) =>
    stand.database.transaction((tx) => new AdoptRun(stand.journal, record).within(tx, subjectFor(no), runId, 'e-operator'));

  it('brings the desks to what that run waits for, says its effects, and lets its next attempt pass', async () => {
    const no = await started('RT-B1');
    // The old run went on: review done, receipt open.
    await record.execute('run-1', recordRequest(no, [{ rev: 2, effects: [taskStated(no, 'case/review/1/1', 'done'), taskStated(no, 'c1/receive/1/1', 'open')] }]));
    // Reset to before the review: the new run still waits for it, and says something of its own.
    const attempt = recordRequest(no, [openTask(no, 2, 'case/contact/1/1')], { tasks: { 'case/review/1/1': TASK, 'case/contact/1/1': TASK } });
    expect(await record.execute('run-2', attempt)).toEqual({ fenced: 'foreign' });

    expect(await adopt(no, 'run-2')).toEqual({ runId: 'run-2', rev: 2, restated: 2 });
    const last = new Map((await stand.said(no)).map(({ body }) => [body['taskId'], body['state']]));
    expect(Object.fromEntries(last)).toEqual({ 'case/review/1/1': 'open', 'c1/receive/1/1': 'withdrawn', 'case/contact/1/1': 'open' });
    expect(await record.execute('run-2', attempt)).toMatchObject({ rev: 2 });
    expect(await record.execute('run-1', recordRequest(no, [openTask(no, 3, 'old')]))).toEqual({ fenced: 'foreign' });
    expect((await stand.said(no)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes a run over once, and nothing that was not fenced', async () => {
    const no = await started('RT-B2');
    expect(await adopt(no, 'run-2')).toBeUndefined();
    await record.execute('run-2', recordRequest(no, [openTask(no, 2, 't2')]));
    expect(await adopt(no, 'run-2')).toMatchObject({ rev: 2 });
    expect(await adopt(no, 'run-2')).toBeUndefined();
  });

  it('trusts the workflow after a restored database: what is missing is said with the numbers that follow', async () => {
    const no = await started('RT-B3');
    const attempt = recordRequest(no, [openTask(no, 4, 't4')], { tasks: { 'case/review/1/1': TASK, t4: TASK } });
    expect(await record.execute('run-1', attempt)).toEqual({ fenced: 'ahead' });
    expect(await adopt(no, 'run-1')).toMatchObject({ rev: 4, restated: 0 });
    expect(await record.execute('run-1', attempt)).toMatchObject({ rev: 4 });
    expect((await stand.said(no)).map(({ body }) => body['taskId'])).toEqual(['case/review/1/1', 't4']);
  });
});
