/** The clocks on the time-skipping server: rungs ring at their own due instants, and nobody is rung for what was in time. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { RunningReturn, workerOn } from '../testbed/running-return.js';
import { calendarOf } from '../testbed/return-run.js';
import { sourceBundle } from '../testbed/source-bundle.js';
import { timeSkippingServer } from '../testbed/temporal-servers.js';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SETTLE = 5_000;
let env: TestWorkflowEnvironment;
let bundle: string;
beforeAll(async () => {
  [env, bundle] = await Promise.all([timeSkippingServer(), sourceBundle()]);
});
afterAll(() => env.teardown());

let nr = 0;
/** A return with a worker of its own, stopped with the work; time passes only in `env.sleep`. */
async function driven(work: (running: RunningReturn) => Promise<void>, calendar: CalendarSnapshot = calendarOf('test-plain')): Promise<void> {
  const running = await RunningReturn.start(env, `RT-CLOCK-${(nr += 1)}`, 'headline@1', { calendar });
  const worker = await workerOn(env, bundle, running.notebook.activities());
  await worker.runUntil(() => work(running));
  await running.run.terminate('end of the case').catch(() => undefined);
}
const upToReceipt = async (running: RunningReturn): Promise<number> => {
  for (const kind of ['review', 'instruct', 'arrive', 'receive'] as const) await running.answer(kind);
  await running.task('arrival_notice');
  return env.currentTimeMs();
};
const breaches = (running: RunningReturn) => running.notebook.of('rung-reached').filter((rung) => rung.action === 'breach').map((rung) => [rung.sla, rung.dueAt] as const);
const clock = (running: RunningReturn, sla: string) => running.notebook.of('clock-stated').filter((statement) => statement.sla === sla).at(-1);

describe('limits on the time-skipping server', () => {
  it('1 hour: nothing before it, the breach at its due instant after it, and only once', () => driven(async (running) => {
    const received = await upToReceipt(running);
    await env.sleep(59 * MINUTE);
    expect(breaches(running)).toEqual([]);
    await env.sleep(2 * MINUTE);
    const due = clock(running, 'arrival_notify')?.dueAt ?? 0;
    expect(Math.abs(due - (received + HOUR))).toBeLessThan(5_000);
    expect(breaches(running)).toEqual([['arrival_notify', due]]);
    expect(running.notebook.asked).toBeGreaterThan(0);
    await env.sleep(30 * MINUTE);
    expect(breaches(running)).toHaveLength(1);
  }));

  it('2 hours and 3 days: met in time, they leave no rung', () => driven(async (running) => {
    await upToReceipt(running);
    await env.sleep(20 * MINUTE);
    await running.answer('arrival_notice');
    await env.sleep(70 * HOUR);
    await running.answer('inspect');
    await env.sleep(110 * MINUTE);
    await running.answer('dispose');
    await running.task('order');
    expect(breaches(running)).toEqual([]);
    expect(['arrival_notify', 'inspection', 'disposition'].map((sla) => clock(running, sla)?.state)).toEqual(['met', 'met', 'met']);
  }));

  it('3 days: breached when they pass', () => driven(async (running) => {
    const received = await upToReceipt(running);
    await running.answer('arrival_notice');
    await env.sleep(3 * DAY + MINUTE);
    const [first] = breaches(running);
    expect(first?.[0]).toBe('inspection');
    expect(Math.abs((first?.[1] ?? 0) - (received + 3 * DAY))).toBeLessThan(10_000);
  }));

  it('an extension moves the rungs; the first due time stays on record', () => driven(async (running) => {
    await upToReceipt(running);
    await running.answer('arrival_notice');
    await running.answer('inspect');
    const task = await running.task('dispose');
    const newDue = (task.dueAt ?? 0) + HOUR;
    await running.say('quality', 'extend', { taskId: task.taskId, by: { dept: 'QUALITY', role: 'qc', staff: 'e-quality' }, payload: { clockId: task.clockId, newDue, reasonCode: 'more_tests' } });
    await env.sleep(150 * MINUTE);
    expect(breaches(running)).toEqual([]);
    expect(clock(running, 'disposition')?.editions.map((edition) => edition.dueAt)).toEqual([task.dueAt, newDue]);
    await env.sleep(40 * MINUTE);
    expect(breaches(running)).toEqual([['disposition', newDue]]);
  }));

  it('a pause over a weekend stops the clocks and gives back what was left', () => driven(async (running) => {
    await upToReceipt(running);
    await env.sleep(20 * MINUTE);
    const before = clock(running, 'arrival_notify')?.dueAt ?? 0;
    await running.say('returns', 'pause', { by: { dept: 'SALES', role: 'salesHead', staff: 'e-head' }, payload: { reasonCode: 'stocktaking', until: (await env.currentTimeMs()) + 4 * DAY } });
    await env.sleep(60 * HOUR);
    expect(breaches(running)).toEqual([]);
    await running.say('returns', 'resume', { by: { dept: 'SALES', role: 'salesHead', staff: 'e-head' }, payload: { reasonCode: 'done' } });
    await env.sleep(MINUTE);
    const after = clock(running, 'arrival_notify')?.dueAt ?? 0;
    expect(Math.abs(after - before - 60 * HOUR)).toBeLessThan(10_000);
    await env.sleep(50 * MINUTE);
    expect(breaches(running)).toEqual([['arrival_notify', after]]);
  }));

  it('whoever was asked and died is missed within seconds: another is asked, and the breach rings', async () => {
    const running = await RunningReturn.start(env, 'RT-CLOCK-DEAD', 'headline@1', { calendar: calendarOf('test-plain') });
    const own = running.notebook.activities();
    let buried = (): void => undefined;
    const dead = new Promise<void>((resolve) => (buried = resolve));
    // a worker that was killed neither answers nor says that it still asks
    const worker = await workerOn(env, bundle, { ...own, readToEnd: () => own.readToEnd().then(() => (running.notebook.asked === 1 ? dead : undefined)) });
    await worker.runUntil(async () => {
      await upToReceipt(running);
      await env.sleep(61 * MINUTE);
      buried();
    });
    expect(breaches(running).map(([sla]) => sla)).toEqual(['arrival_notify']);
    expect(running.notebook.asked).toBe(2);
    await running.run.terminate('end of the case').catch(() => undefined);
  });

  it('a fact that comes while the gate to the outside is asked: nobody is rung', async () => {
    const running = await RunningReturn.start(env, 'RT-CLOCK-GATE', 'headline@1', { calendar: calendarOf('test-plain') });
    let due = 0;
    const own = running.notebook.activities();
    const worker = await workerOn(env, bundle, {
      ...own,
      readToEnd: async () => {
        await own.readToEnd();
        // What the bridge does while it is asked: it finds the fact in Kafka and delivers it, then answers.
        if (running.notebook.openTasks().some((task) => task.accepts === 'arrival_notice')) await running.answer('arrival_notice', due - MINUTE);
      },
    });
    await worker.runUntil(async () => {
      await upToReceipt(running);
      due = clock(running, 'arrival_notify')?.dueAt ?? 0;
      await env.sleep(62 * MINUTE);
    });
    expect(running.notebook.asked).toBeGreaterThan(0);
    expect(running.notebook.of('rung-reached').filter((rung) => rung.sla === 'arrival_notify' && rung.action !== 'remind')).toEqual([]);
    expect(clock(running, 'arrival_notify')).toMatchObject({ state: 'met', breachedAt: null });
    await running.run.terminate('end of the case');
  });

  it('waits the settling time after due before anything leaves the house', () => driven(async (running) => {
    await upToReceipt(running);
    const due = clock(running, 'arrival_notify')?.dueAt ?? 0;
    await env.sleep(due - (await env.currentTimeMs()) + SETTLE - 2_000);
    expect(running.notebook.asked).toBe(0);
    await env.sleep(10_000);
    expect(breaches(running)).toHaveLength(1);
  }));
});
