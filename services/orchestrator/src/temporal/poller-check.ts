/** Whether the server itself sees pollers of our queue: a worker that is RUNNING may still reach nobody. */
import { TASK_QUEUE } from '@guitu/contracts/process-names';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

const FRESH = 90_000;

/**
 * Number of workers that polled for workflow tasks in the last 90 s.
 * @param now of the database (UTC ms): this process's own clock may be off, and it would never be ready
 * @throws when Temporal is away
 */
export async function countPollers(client: Client, namespace: string, now: number, taskQueue: string = TASK_QUEUE): Promise<number> {
  const answer = await client.withDeadline(Date.now() + 1_500, () =>
    client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    }),
  );
  return (answer.pollers ?? []).filter((poller) => Number(poller.lastAccessTime?.seconds ?? 0) * 1000 > now - FRESH).length;
}
