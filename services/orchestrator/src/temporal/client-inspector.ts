/** Looks a run up by id: never by visibility, which lags and allows few calls; only a search for runs nobody knows goes through it. */
import { RECORDED_QUERY, WORKFLOW_TYPE } from '@guitu/contracts/process-names';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { RunInspector, RunReport, RunState } from '../reconcile/run-inspector.js';

const CALL_LIMIT = 5_000;
/** A run that is not in a worker's memory is replayed first (ms). */
const QUERY_LIMIT = 20_000;

export class ClientInspector implements RunInspector {
  constructor(private readonly client: Client) {}

  async inspect(workflowId: string): Promise<RunReport> {
    try {
      const run = await this.client.withDeadline(Date.now() + CALL_LIMIT, () => this.client.workflow.getHandle(workflowId).describe());
      return { state: stateOf(run.status.name), runId: run.runId, workflowTaskAttempt: run.raw.pendingWorkflowTask?.attempt ?? 0 };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { state: 'missing', runId: null, workflowTaskAttempt: 0 };
      throw error;
    }
  }

  async recordedRev(workflowId: string): Promise<number | null> {
    try {
      return await this.client.withDeadline(Date.now() + QUERY_LIMIT, () => this.client.workflow.getHandle(workflowId).query<number>(RECORDED_QUERY));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  async *openRuns(): AsyncIterable<string> {
    for await (const { workflowId } of this.client.workflow.list({ query: `WorkflowType = "${WORKFLOW_TYPE}" and ExecutionStatus = "Running"` })) yield workflowId;
  }

  async end(workflowId: string, why: string): Promise<void> {
    await this.client.withDeadline(Date.now() + CALL_LIMIT, () => this.client.workflow.getHandle(workflowId).terminate(why)).catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  }
}

function stateOf(status: string): RunState {
  if (status === 'RUNNING' || status === 'PAUSED' || status === 'CONTINUED_AS_NEW') return 'running';
  return status === 'COMPLETED' ? 'completed' : 'dead';
}
