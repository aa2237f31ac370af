/** The floor's own process: a worker for the bare workflow and the client that drives it; takes orders from the bench. */
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { inLanes } from '../measure/lanes.js';
import type { FloorAnswer, FloorOrder, FloorPlace, StepsOrder, StepsRan, TimersOrder, TimersRang } from './floor-messages.js';
import { StepNotes } from './step-notes.js';
import type { FloorActivities } from './waiting-steps.workflow.js';

/**
 * Between the local activity of a step and the next signal: by then the workflow task is reported, so that no two steps share
 * one. The bench checks by the number of history events that it was enough.
 */
const TASK_REPORTED_MS = 20;

const { address, namespace, taskQueue } = JSON.parse(process.argv[2] ?? '{}') as FloorPlace;
const logger = new DefaultLogger('WARN');
Runtime.install({ logger, shutdownSignals: [] });
const notes = new StepNotes();
const activities: FloorActivities = { note: async (workflowId, step) => notes.note(workflowId, step) };
const workflowBundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('waiting-steps.workflow.js', import.meta.url)), logger });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  ...{ connection, namespace, taskQueue, workflowBundle, activities },
  maxCachedWorkflows: 500, maxConcurrentActivityTaskExecutions: 16, maxConcurrentLocalActivityExecutions: 8,
});
const { workflow } = new Client({ connection: await Connection.connect({ address }), namespace });

async function runOne(workflowId: string, steps: number): Promise<number[]> {
  notes.expect(workflowId);
  const handle = await workflow.start('waitingSteps', { workflowId, taskQueue, args: [steps] });
  const stepMs: number[] = [];
  for (let step = 1; ; step += 1) {
    const sentAt = performance.now();
    if (step > 1) await handle.signal('step', step);
    await notes.reached(workflowId, step);
    if (step > 1) stepMs.push(performance.now() - sentAt);
    if (step === steps) break;
    await pause(TASK_REPORTED_MS);
  }
  notes.forget(workflowId);
  return stepMs;
}

async function runSteps({ prefix, count, atOnce, steps }: StepsOrder): Promise<StepsRan> {
  const ran = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  const stepMs = (await inLanes(count, atOnce, (index) => runOne(ran[index] as string, steps))).flat();
  return { ran, stepMs };
}

async function runTimers({ prefix, timers, firstMs, apartMs }: TimersOrder): Promise<TimersRang> {
  const first = Date.now() + firstMs;
  const lateMs = await inLanes(timers, timers, async (index) => {
    const [workflowId, dueAt] = [`${prefix}-${index}`, first + index * apartMs];
    notes.expect(workflowId);
    await workflow.start('dueOnce', { workflowId, taskQueue, args: [dueAt] });
    await notes.reached(workflowId, 1);
    notes.forget(workflowId);
    return Date.now() - dueAt;
  });
  return { lateMs };
}

const say = (answer: FloorAnswer): void => void process.send?.(answer);
process.on('message', (order: FloorOrder) => {
  const work: Promise<FloorAnswer> = 'steps' in order ? runSteps(order) : runTimers(order);
  work.then(say, (error: unknown) => say({ failed: String(error) }));
});
process.once('disconnect', () => worker.shutdown());
say({ ready: true });
await worker.run();
process.exit(0);
