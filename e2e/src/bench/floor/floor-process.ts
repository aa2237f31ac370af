/** The floor's own process: a worker for the bare workflow and the client that drives it; takes orders from the bench. */
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { inLanes } from '../measure/lanes.js';
import type { FloorAnswer, FloorOrder, FloorPlace } from './floor-messages.js';
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

async function runOne(workflowId: string, steps: number): Promise<string> {
  notes.expect(workflowId);
  const handle = await workflow.start('waitingSteps', { workflowId, taskQueue, args: [steps] });
  for (let step = 1; step <= steps; step += 1) {
    await notes.reached(workflowId, step);
    await pause(TASK_REPORTED_MS);
    if (step < steps) await handle.signal('step', step + 1);
  }
  notes.forget(workflowId);
  return workflowId;
}

const say = (answer: FloorAnswer): void => void process.send?.(answer);
process.on('message', ({ prefix, count, atOnce, steps }: FloorOrder) => {
  inLanes(count, atOnce, (index) => runOne(`${prefix}-${index}`, steps)).then(
    (ran) => say({ ran }),
    (error: unknown) => say({ failed: String(error) }),
  );
});
process.once('disconnect', () => worker.shutdown());
say({ ready: true });
await worker.run();
process.exit(0);
