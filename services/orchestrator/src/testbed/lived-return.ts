/** One return under any procedure from its registration to its end, everybody in time or everybody late, as the core worked it out beforehand. */
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { contextOf } from '@guitu/return-process/return-process';
import { registered } from '@guitu/return-process/walk/beginnings.fixture';
import { AFTER_DUE, script, type Script } from '@guitu/return-process/walk/scripts.fixture';
import { eventually } from '@guitu/testing/eventually';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { calendarOf, delivered, policyOf, registrationOf } from './return-run.js';
import { RunningReturn, workerOn } from './running-return.js';

/** What is answered, in order. */
export function lifeUnder(ref: ProfileRef, late: boolean): Script {
  const ctx = contextOf(policyOf(ref), TEST_PLAIN);
  return script(ctx, registered()(ctx), late);
}

/** Due time of the last limit that runs on a task. */
function lastLimit({ notebook }: RunningReturn, taskId: string): number {
  const now = new Map(notebook.of('clock-stated').map((clock) => [clock.clockId, clock]));
  return Math.max(0, ...[...now.values()].filter((clock) => clock.kind === 'sla' && clock.state === 'running' && clock.taskId === taskId).map(({ dueAt }) => dueAt ?? 0));
}

/** Plays the script to a run of its own on a time-skipping server; late answers wait until their task's limit has passed. */
export async function livedReturn(env: TestWorkflowEnvironment, bundle: string, ref: ProfileRef, name: string, { lines }: Script): Promise<RunningReturn> {
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
