/**
 * The workflow runs every procedure: one return on which everybody is in time, and one on which everybody is late, on the
 * time-skipping server. What is answered is worked out on the core beforehand; the run must go the same way.
 */
import { PROCEDURES } from '@guitu/return-process/policy/profiles/catalogue';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { replayHistories, type NamedHistory } from '../replay-gate/replay-histories.js';
import { lifeUnder, livedReturn } from '../testbed/lived-return.js';
import type { RunningReturn } from '../testbed/running-return.js';
import { sourceBundle } from '../testbed/source-bundle.js';
import { timeSkippingServer } from '../testbed/temporal-servers.js';

let env: TestWorkflowEnvironment;
let bundle: string;
beforeAll(async () => {
  bundle = await sourceBundle();
});

/** Of the late returns, for the gate. */
const histories: NamedHistory[] = [];
const historyOf = async (running: RunningReturn): Promise<{ history: NamedHistory['history']; events: number; bytes: number }> => {
  const history = await running.run.fetchHistory();
  return { history, events: history.events?.length ?? 0, bytes: JSON.stringify(history.events ?? []).length };
};

describe.each(PROCEDURES)('a run under %s', (ref) => {
  // a server each: late returns move its time on by months, and dozens of them beyond the calendar
  beforeAll(async () => {
    env = await timeSkippingServer();
  });
  afterAll(() => env.teardown());

  it('ends completed when everybody is in time, with a short history', async () => {
    const expected = lifeUnder(ref, false);
    const running = await livedReturn(env, bundle, ref, 'IN-TIME', expected);
    const { events, bytes } = await historyOf(running);
    console.info(`${ref} in time: ${expected.lines.length} answers, ${events} history events, ${Math.round(bytes / 1024)} KB`);
    expect(running.notebook.of('return-closed')[0]?.result).toBe('completed');
    expect(running.notebook.of('rung-reached').filter(({ action }) => action === 'breach')).toEqual([]);
    expect(events).toBeLessThanOrEqual(8 + 9 * expected.lines.length);
  });

  it('ends completed when everybody is late, and rings for every limit that ran', async () => {
    const expected = lifeUnder(ref, true);
    const running = await livedReturn(env, bundle, ref, 'LATE', expected);
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
