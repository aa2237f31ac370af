/** Continue-as-new, forced by a server that asks for it early. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { RunningReturn, workerOn } from '../testbed/running-return.js';
import { sourceBundle } from '../testbed/source-bundle.js';
import { devServer } from '../testbed/temporal-servers.js';
import type { RecordRequest } from './return-run.js';

let env: TestWorkflowEnvironment;
let bundle: string;
beforeAll(async () => {
  [env, bundle] = await Promise.all([devServer(['limit.historyCount.suggestContinueAsNew=20']), sourceBundle()]);
});
afterAll(() => env.teardown());

it('carries a return through several runs without losing or repeating anything', async () => {
  const running = await RunningReturn.start(env, 'RT-LONG', 'headline@1');
  const requests: RecordRequest[] = [];
  const own = running.notebook.activities();
  const worker = await workerOn(env, bundle, {
    ...own,
    record: (request) => {
      requests.push(request);
      return own.record(request);
    },
  });
  await worker.runUntil(async () => {
    const { workflow } = env.client;
    // Signals go to whichever run is the current one, as the bridge sends them.
    const run = workflow.getHandle(running.workflowId);
    Object.defineProperty(running, 'run', { value: run });
    await running.finish();
    expect(await run.result()).toBe('completed');
    const first = await workflow.getHandle(running.workflowId).describe();
    expect(first.status.name).toBe('COMPLETED');
  });
  const predecessors = new Set(requests.map((request) => request.continuedFrom));
  expect(predecessors.size).toBeGreaterThan(2);
  // A signal that comes in at the end of a run has its last task done again: a repeat, never a gap.
  const revisions = [...new Set(requests.flatMap((request) => request.revisions.map(({ rev }) => rev)))];
  expect(revisions).toEqual(revisions.map((_, index) => index + 1));
  const facts = running.notebook.of('fact-applied').map((fact) => `${fact.source}/${fact.seq}`);
  expect(new Set(facts).size).toBe(facts.length);
  expect(running.notebook.of('return-closed')).toHaveLength(1);
});
