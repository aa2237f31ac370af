/** The least a process with these steps costs on Temporal: waits for each by signal, a timer raced, one no-op local activity per step. */
import { condition, defineSignal, proxyLocalActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';

export interface FloorActivities {
  /** Does nothing but let the client know. */
  note(workflowId: string, step: number): Promise<void>;
}

const { note } = proxyLocalActivities<FloorActivities>({ startToCloseTimeout: '2s' });

/** Ends after the given number of steps; the start is the first, each other one comes as a signal `step` with its number. */
export async function waitingSteps(steps: number): Promise<number> {
  let reached = 1;
  setHandler(defineSignal<[number]>('step'), (step) => {
    reached = step;
  });
  for (let step = 1; ; step += 1) {
    await note(workflowInfo().workflowId, step);
    if (step === steps) return step;
    await condition(() => reached > step, '3 days');
  }
}

/** The least a deadline costs: a timer up to the due instant (ms since the epoch), then one no-op local activity. */
export async function dueOnce(dueAt: number): Promise<void> {
  await sleep(Math.max(1, dueAt - Date.now()));
  await note(workflowInfo().workflowId, 1);
}
