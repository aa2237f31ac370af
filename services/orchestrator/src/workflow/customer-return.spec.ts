/** The workflow on a real server: what an on-time return costs, and what operators see and may do. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import proto from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Worker } from '@temporalio/worker';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { eventually } from '@guitu/testing/eventually';
import { requestHash } from '../record/revision-hash.js';
import { RunningReturn, workerOn } from '../testbed/running-return.js';
import { sourceBundle } from '../testbed/source-bundle.js';
import { takenOverRun } from '../testbed/taken-over-run.js';
import { devServer } from '../testbed/temporal-servers.js';
import { FENCED, type ProcessActivities } from './activities.js';
import type { ReturnRun } from './return-run.js';

const { EventType } = proto.temporal.api.enums.v1;
const run = promisify(execFile);
let env: TestWorkflowEnvironment;
let bundle: string;
beforeAll(async () => {
  [env, bundle] = await Promise.all([devServer(), sourceBundle()]);
});
afterAll(() => env.teardown());

/** Returns register their own activities here, because one worker serves the task queue. */
const activitiesOf = new Map<string, ProcessActivities>();
async function withWorker<T>(work: (worker: Worker) => Promise<T>): Promise<T> {
  const { Context } = await import('@temporalio/activity');
  const own = (): ProcessActivities => activitiesOf.get(Context.current().info.workflowExecution?.workflowId ?? '') ?? { record: () => Promise.reject(new Error('nobody')), readToEnd: () => Promise.resolve() };
  const worker = await workerOn(env, bundle, { record: (request) => own().record(request), readToEnd: () => own().readToEnd() });
  return worker.runUntil(() => work(worker));
}
async function start(returnNo: string, activities?: (running: RunningReturn) => ProcessActivities, ref: ProfileRef = 'headline@1', more: Partial<ReturnRun> = {}): Promise<RunningReturn> {
  const running = await RunningReturn.start(env, returnNo, ref, { settleMs: 500, ...more });
  activitiesOf.set(running.workflowId, activities?.(running) ?? running.notebook.activities());
  return running;
}
async function historyOf(running: RunningReturn) {
  const { events = [] } = await running.run.fetchHistory();
  const counts = new Map<string, number>();
  for (const event of events ?? []) {
    const name = EventType[event.eventType ?? 0]?.replace('EVENT_TYPE_', '') ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { events: events ?? [], count: (name: string) => counts.get(name) ?? 0 };
}
const detailsOf = async (running: RunningReturn): Promise<string> =>
  (await running.run.query<{ currentDetails?: string }>('__temporal_workflow_metadata')).currentDetails ?? '';
const attributesOf = async (running: RunningReturn): Promise<Record<string, unknown>> =>
  Object.fromEntries((await running.run.describe()).typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));

describe('an on-time return on the dev server', () => {
  it('stays small: events, workflow tasks, timers, markers, bytes', async () => {
    await withWorker(async () => {
      const running = await start('RT-ON-TIME');
      const done = await running.finish();
      await running.run.result();
      const { count, events } = await historyOf(running);
      const { raw } = await running.run.describe();
      const bytes = Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
      const facts = done.length;
      expect(count('ACTIVITY_TASK_SCHEDULED')).toBe(0);
      expect(count('MARKER_RECORDED')).toBeLessThanOrEqual(facts + 1);
      expect(count('WORKFLOW_TASK_COMPLETED')).toBeLessThanOrEqual(facts + 1);
      expect(count('WORKFLOW_TASK_FAILED') + count('WORKFLOW_TASK_TIMED_OUT')).toBe(0);
      // Per fact: signal, workflow task (3), timer ended and started, attributes, marker. Four for the start, its first task's three included.
      expect(events.length).toBeLessThanOrEqual(4 + 8 * facts);
      // Billable: start, signals, timers, attribute changes, and one for the local activities of each workflow task.
      expect(1 + facts + count('TIMER_STARTED') + count('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES') + count('MARKER_RECORDED')).toBeLessThanOrEqual(1 + 4 * (facts + 1));
      expect(bytes).toBeLessThan(40_000);
    });
  });
});

describe('期初在途', () => {
  it('begins where the return stands: nothing past rings, what is late is late, and people take it to its end', async () => {
    await withWorker(async () => {
      const past = takenOverRun('RT-TAKEN', 'headline@1', await env.currentTimeMs(), ['review', 'instruct', 'arrive', 'receive']);
      const running = await start('RT-TAKEN', undefined, 'headline@1', past);
      const notice = await running.task('arrival_notice');
      expect(running.notebook.of('fact-applied').map(({ source, seq, outcome }) => `${source}/${seq} ${outcome}`)).toEqual([1, 2, 3, 4, 5].map((seq) => `takeover/${seq} applied`));
      expect([running.notebook.of('rung-reached'), running.notebook.of('status-stated').map(({ breaches }) => breaches), (notice.dueAt ?? Infinity) < (past.takenOver?.at ?? 0)]).toEqual([[], [['arrival_notify', 'inspection']], true]);
      const done = await running.finish();
      expect([done[0], done.at(-1), await running.run.result()]).toEqual(['arrival_notice', 'send_back', 'completed']);
      expect(running.notebook.of('rung-reached').filter(({ rungAt }) => rungAt < (past.takenOver?.at ?? 0))).toEqual([]);
      expect(running.notebook.of('anomaly-stated')).toEqual([]);
    });
  });
});

describe('what operators see', () => {
  it('says whom the return waits for, keeps attributes typed, and upserts them only when they change', async () => {
    await withWorker(async () => {
      const running = await start('RT-SEEN');
      await running.task('review');
      await eventually('attributes', async () => (await attributesOf(running))['RmaStage'] === 'review');
      expect(await attributesOf(running)).toMatchObject({ RmaOwner: expect.any(String) });
      expect(await detailsOf(running)).toMatch(/^\*\*等待 .+：审核/);
      const before = (await historyOf(running)).count('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
      await running.run.signal('nonsense-1', { any: 'thing' });
      await running.run.signal('nonsense-2');
      await eventually('details', async () => (await detailsOf(running)).includes('nonsense-2'));
      expect(await attributesOf(running)).toMatchObject({ RmaAttention: 'signal' });
      expect((await historyOf(running)).count('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES')).toBe(before + 1);
      await running.run.terminate();
    });
  });

  it('offers every signal by its Chinese name and its ASCII alias', async () => {
    await withWorker(async () => {
      const running = await start('RT-NAMES');
      const metadata = await running.run.query<{ definition: { signalDefinitions: { name: string; description: string }[] } }>('__temporal_workflow_metadata');
      const names = new Set(metadata.definition.signalDefinitions.map((signal) => signal.name));
      for (const name of ['审核', 'review', '验收', 'receive', '判定', 'dispose', '返修完成', 'repair', 'fact']) expect(names).toContain(name);
      await running.run.terminate();
    });
  });
});

describe('an operator', () => {
  it('types 审核 in the CLI: it goes to the owning desk, moves nothing, and what became of it is shown', async () => {
    await withWorker(async () => {
      const running = await start('RT-CLI');
      const task = await running.task('review');
      const input = JSON.stringify({ verdict: 'accept', gate: 'return', level: 1, staff: 'e-operator' });
      await run(process.env['GUITU_TEST_TEMPORAL_CLI'] ?? '', ['workflow', 'signal', '--address', env.address, '--workflow-id', running.workflowId, '--name', '审核', '--input', input]);
      const [entry] = await eventually('entry', () => (running.notebook.of('operator-entry').length > 0 ? running.notebook.of('operator-entry') : undefined));
      expect(entry).toMatchObject({ signal: '审核', kind: 'review', desk: task.desk, taskId: task.taskId, staff: 'e-operator', payload: { verdict: 'accept', gate: 'return', level: 1 } });
      expect(running.notebook.openTasks().map(({ taskId }) => taskId)).toEqual([task.taskId]);
      await eventually('shown', async () => (await detailsOf(running)).includes('操作员 审核 → 销售与客服：已转交'));
      await running.say(task.desk, 'refused', { payload: { signal: '审核', entryId: entry?.entryId, code: 'own-approval' }, via: 'system' });
      await eventually('refusal shown', async () => (await detailsOf(running)).includes('被拒 own-approval'));
      await running.run.terminate();
    });
  });

  it('cannot cancel a return in the UI: it goes on and says what to do instead', async () => {
    await withWorker(async () => {
      const running = await start('RT-CANCEL');
      await running.task('review');
      await running.run.cancel();
      await eventually('sentence', async () => (await detailsOf(running)).includes('不接受在 Temporal 中取消'));
      await running.finish();
      expect(await running.run.result()).toBe('completed');
    });
  });

  it('sends anything at all: no handler throws', async () => {
    await withWorker(async () => {
      const running = await start('RT-JUNK');
      await running.task('review');
      for (const name of ['fact', '判定', 'dispose', '延期', 'x'.repeat(200)]) {
        for (const junk of [null, 7, 'text', [], [1], {}, { source: 'quality' }, { source: 'quality', seq: -1, kind: 'nope', factId: 5, payload: [] }, { source: 'quality', seq: -1, kind: 'nope', factId: 'x', payload: [] }, { payload: 'x'.repeat(50_000) }]) {
          await running.run.signal(name, junk);
        }
        await running.run.signal(name);
      }
      await running.answer('review');
      await running.task('instruct');
      const { count } = await historyOf(running);
      expect(count('WORKFLOW_TASK_FAILED')).toBe(0);
      await running.run.terminate();
    });
  });
});

describe('recording', () => {
  it('falls back to an activity that is retried while PostgreSQL is away; the clocks do not wait for it', async () => {
    await withWorker(async () => {
      let away = true;
      const running = await start('RT-SLOW', (self) => {
        const own = self.notebook.activities();
        return { ...own, record: (request) => (away ? Promise.reject(new Error('database away')) : own.record(request)) };
      });
      await eventually('shown', async () => (await detailsOf(running)).includes('台账暂时无法写入'));
      expect(await attributesOf(running)).toMatchObject({ RmaAttention: 'record' });
      await running.say('returns', 'withdraw', { payload: { reason: 'gave_up' } });
      await eventually('the fact is applied all the same', async () => (await running.run.query<{ stages: string[] }>('status')) !== undefined);
      away = false;
      await eventually('recorded', () => running.notebook.of('fact-applied').length >= 2);
      await eventually('attention gone', async () => (await attributesOf(running))['RmaAttention'] !== 'record');
      const { count } = await historyOf(running);
      expect(count('ACTIVITY_TASK_SCHEDULED')).toBe(1);
      await running.run.terminate().catch(() => undefined);
    });
  });

  it('two facts that come at once while PostgreSQL is away are recorded once each, with the state they led to', async () => {
    let failures = 0;
    const asked: { last: number | undefined; state: number }[] = [];
    const running = await start('RT-AT-ONCE', (self) => {
      const own = self.notebook.activities();
      return {
        ...own,
        record: (request) => {
          asked.push({ last: request.revisions.at(-1)?.rev, state: request.snapshot.rev });
          // both tries in the worker fail, the third is the ordinary activity's
          return request.snapshot.rev > 1 && failures++ < 2 ? Promise.reject(new Error('database away')) : own.record(request);
        },
      };
    });
    const task = await withWorker(() => running.task('review'));
    await running.say('returns', 'review', { taskId: task.taskId, taskRev: task.rev, scope: task.scope, payload: { gate: 'return', level: task.level, verdict: 'accept' } });
    await running.say('returns', 'withdraw', { payload: { reason: 'gave_up' } });
    await withWorker(async () => {
      await eventually('both recorded', () => running.notebook.of('fact-applied').some(({ kind }) => kind === 'withdraw'));
      await eventually('nothing on its way', async () => (await attributesOf(running))['RmaAttention'] !== 'record');
    });
    expect(running.notebook.of('fact-applied').map(({ kind }) => kind)).toEqual(['register', 'review', 'withdraw']);
    expect(asked.map(({ last }) => last)).toEqual(asked.map(({ state }) => state));
    await running.run.terminate().catch(() => undefined);
  });

  it('goes on from what stands when the record holds other content, and loses no fact', async () => {
    await withWorker(async () => {
      let stands: { rev: number } | undefined;
      const running = await start('RT-STANDS', (self) => {
        const own = self.notebook.activities();
        return {
          ...own,
          record: async (request) => {
            // The first record after the review is answered: what was recorded before is said to stand.
            if (self.notebook.of('fact-applied').length === 1 && request.snapshot.rev > 1 && stands === undefined) {
              stands = { rev: 1 };
              return { rev: 1, hash: requestHash(request.revisions), stands: opened };
            }
            if (request.snapshot.rev === 1) opened = request.snapshot;
            return own.record(request);
          },
        };
      });
      await running.answer('review');
      await running.task('instruct');
      await running.finish();
      expect(stands).toEqual({ rev: 1 });
      expect(await running.run.result()).toBe('completed');
      expect(running.notebook.of('fact-applied').filter((fact) => fact.kind === 'review').map((fact) => fact.outcome)).toEqual(['applied']);
    });
  });
  let opened: Awaited<ReturnType<ProcessActivities['record']>>['stands'];

  it('shows a run that PostgreSQL does not accept, and goes on once it is adopted', async () => {
    await withWorker(async () => {
      const { ApplicationFailure } = await import('@temporalio/common');
      let fenced = true;
      const running = await start('RT-FENCED', (self) => {
        const own = self.notebook.activities();
        return { ...own, record: (request) => (fenced ? Promise.reject(ApplicationFailure.retryable('foreign', FENCED)) : own.record(request)) };
      });
      await eventually('attention', async () => (await attributesOf(running))['RmaAttention'] === 'fenced');
      expect(await detailsOf(running)).toMatch(/另一次运行/);
      fenced = false;
      await running.finish();
      expect(await running.run.result()).toBe('completed');
    });
  });
});

describe('clocks on the dev server', () => {
  it('a worker dead over the deadline, an in-time fact already with Temporal: met, nobody rung', async () => {
    const running = await withWorker(async () => {
      const started = await start('RT-DEAD', undefined, 'headline-lapse@1');
      for (const kind of ['review', 'instruct', 'arrive', 'receive'] as const) await started.answer(kind);
      await started.task('arrival_notice');
      return started;
    });
    const due = running.notebook.of('clock-stated').filter((statement) => statement.sla === 'arrival_notify').at(-1)?.dueAt ?? 0;
    await running.answer('arrival_notice', due - 2_000);
    await eventually('deadline passed and timer fired', async () => (await historyOf(running)).count('TIMER_FIRED') > 0 || Date.now() > due + 3_000);
    await withWorker(async () => {
      await running.task('inspect');
      await eventually('a later effect', () => running.notebook.of('clock-stated').some((statement) => statement.sla === 'arrival_notify' && statement.state === 'met'));
    });
    expect(running.notebook.of('rung-reached').filter((rung) => rung.sla === 'arrival_notify' && rung.action !== 'remind')).toEqual([]);
    await running.run.terminate();
  });

  it('a rung waits as long as the bridge is behind, and still names its true due instant', async () => {
    await withWorker(async () => {
      let behind = true;
      const running = await start('RT-BEHIND', (self) => {
        const own = self.notebook.activities();
        return { ...own, readToEnd: () => own.readToEnd().then(() => (behind ? Promise.reject(new Error('桥落后')) : undefined)) };
      }, 'headline-lapse@1');
      for (const kind of ['review', 'instruct', 'arrive', 'receive'] as const) await running.answer(kind);
      await running.task('arrival_notice');
      const due = running.notebook.of('clock-stated').filter((statement) => statement.sla === 'arrival_notify').at(-1)?.dueAt ?? 0;
      const outward = () => running.notebook.of('rung-reached').filter((rung) => rung.sla === 'arrival_notify' && rung.action !== 'remind');
      await eventually('asked', () => running.notebook.asked > 0);
      expect(outward()).toEqual([]);
      behind = false;
      await eventually('rung', () => outward().length > 0);
      expect(outward()[0]?.dueAt).toBe(due);
      await running.run.terminate();
    });
  });
});
