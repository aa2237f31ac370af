/** Looks a run up by id: never by visibility, which lags and allows few calls. */
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { RunInspector, RunReport, RunState } from '../reconcile/run-inspector.js';

const CALL_LIMIT = 5_000;

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
}

function stateOf(status: string): RunState {
  if (status === 'RUNNING' || status === 'PAUSED' || status === 'CONTINUED_AS_NEW') return 'running';
  return status === 'COMPLETED' ? 'completed' : 'dead';
}
