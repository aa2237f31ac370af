/**
 * The workflow runs every procedure: one return on which everybody is in time, and one on which everybody is late, on the
 * time-skipping server. What is answered is worked out on the core beforehand; the run must go the same way.
 */
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { PROCEDURES } from '@guitu/return-process/policy/profiles/catalogue';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { contextOf } from '@guitu/return-process/return-process';
import { registered } from '@guitu/return-process/walk/beginnings.fixture';
import { AFTER_DUE, script, type Script } from '@guitu/return-process/walk/scripts.fixture';
import { eventually } from '@guitu/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { replayHistories, type NamedHistory } from '../replay-gate/replay-histories.js';
import { calendarOf, delivered, policyOf, registrationOf } from '../testbed/return-run.js';
import { RunningReturn, workerOn } from '../testbed/running-return.js';
import { sourceBundle } from '../testbed/source-bundle.js';
import { timeSkippingServer } from '../testbed/temporal-servers.js';

let env: TestWorkflowEnvironment;
let bundle: string;
beforeAll(async () => {
  bundle = await sourceBundle();
});

/** Due time of the last limit that runs on a task. */
function lastLimit({ notebook }: RunningReturn, taskId: string): number {
  const now = new Map(notebook.of('clock-stated').map((clock) => [clock.clockId, clock]));
  return Math.max(0, ...[...now.values()].filter((clock) => clock.kind === 'sla' && clock.state === 'running' && clock.taskId === taskId).map(({ dueAt }) => dueAt ?? 0));
}

/** Plays the script to a run; late answers wait until their task's limit has passed. */
async function played(ref: ProfileRef, name: string, { lines }: Script): Promise<RunningReturn> {
  const returnNo = `RT-${name}-${ref.replace('@', '-')}`;
  const now = await env.currentTimeMs();
  const register = registrationOf(returnNo, ref, now);
  // as the core's own registration, so that both are asked for the same papers
  const onePiece = { ...register, payload: { ...register.payload, forms: ['complaint'], lines: [{ line: 1, item: 'IT-1', qty: '1', unit: 'pcs', unitPrice: 10_000 }] } };
  const running = await RunningReturn.start(env, returnNo, ref, { calendar: calendarOf('test-plain'), register: delivered(onePiece, 'returns', 1) });
  const worker = await workerOn(env, bundle, running.notebook.activities());
  await worker.runUntil(async () => {
    for (const line of lines) {
      const said = () => running.notebook.of('anomaly-stated').map(({ kind, step }) => `${kind} at ${step}`).join(', ');
      const task = await eventually(`${line.taskId} of ${returnNo}`, () => running.notebook.openTasks().find(({ taskId }) => taskId === line.taskId))
        .catch((error: unknown) => Promise.reject(new Error(`${String(error)}; open: ${running.notebook.openTasks().map(({ taskId }) => taskId).join(' ')}; anomalies: ${said()}`)));
      const wait = line.late ? lastLimit(running, line.taskId) + AFTER_DUE - (await env.currentTimeMs()) : 0;
      if (wait > 0) await env.sleep(wait);
      const { dept } = task.owner;
      await running.say(line.desk, line.kind, { taskId: line.taskId, taskRev: task.rev, scope: task.scope, by: { dept, role: line.role, staff: line.staff }, payload: line.payload as Record<string, unknown> });
    }
    await eventually(`${returnNo} is closed`, () => running.notebook.of('return-closed').length > 0);
    await running.run.result();
  });
  return running;
}

/** Of the late returns, for the gate. */
const histories: NamedHistory[] = [];
const historyOf = async (running: RunningReturn): Promise<{ history: NamedHistory['history']; events: number; bytes: number }> => {
  const history = await running.run.fetchHistory();
  return { history, events: history.events?.length ?? 0, bytes: JSON.stringify(history.events ?? []).length };
};

describe.each(PROCEDURES)('a run under %s', (ref) => {
  const policy = policyOf(ref);
  // a server each: late returns move its time on by months, and dozens of them beyond the calendar
  beforeAll(async () => {
    env = await timeSkippingServer();
  });
  afterAll(() => env.teardown());
  const lived = (late: boolean): Script => {
    const ctx = contextOf(policy, TEST_PLAIN);
    return script(ctx, registered()(ctx), late);
  };

  it('ends completed when everybody is in time, with a short history', async () => {
    const expected = lived(false);
    const running = await played(ref, 'IN-TIME', expected);
    const { events, bytes } = await historyOf(running);
    console.info(`${ref} in time: ${expected.lines.length} answers, ${events} history events, ${Math.round(bytes / 1024)} KB`);
    expect(running.notebook.of('return-closed')[0]?.result).toBe('completed');
    expect(running.notebook.of('rung-reached').filter(({ action }) => action === 'breach')).toEqual([]);
    expect(events).toBeLessThanOrEqual(8 + 9 * expected.lines.length);
  });

  it('ends completed when everybody is late, and rings for every limit that ran', async () => {
    const expected = lived(true);
    const running = await played(ref, 'LATE', expected);
    const rung = running.notebook.of('rung-reached').filter(({ action }) => action === 'breach').map(({ sla }) => sla);
    const { events, history } = await historyOf(running);
    histories.push({ name: ref, history });
    console.info(`${ref} late: ${expected.lines.length} answers, ${rung.length} breaches, ${events} history events`);
    expect([...new Set(rung)].sort()).toEqual(expected.breached.map((rule) => rule.replace(':', '.')));
    expect(running.notebook.of('return-closed')[0]?.result).toBe('completed');
  });
});

it('another worker that takes over a late return of any procedure would do again exactly what was done', async () => {
  const reports = await replayHistories(bundle, histories);
  expect(reports).toHaveLength(histories.length);
  expect(reports.filter(({ problems }) => problems.length > 0)).toEqual([]);
});
