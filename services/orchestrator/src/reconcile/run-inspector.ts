/** What Temporal knows of a return's run, asked by id. Port of the reconciler. */

/** missing: no such id · completed, dead: closed, by its own end or by anything else (terminated, failed, timed out) */
export type RunState = 'running' | 'completed' | 'dead' | 'missing';

export interface RunReport {
  state: RunState;
  runId: string | null;
  /** Attempts of the workflow task in hand; more than a few mean that the code cannot go on. */
  workflowTaskAttempt: number;
}

export interface RunInspector {
  inspect(workflowId: string): Promise<RunReport>;
  /** The last revision an open run knows to be recorded; null when it is gone or has ended. @throws when no worker answers */
  recordedRev(workflowId: string): Promise<number | null>;
  /** Workflow ids of every open return. */
  openRuns(): AsyncIterable<string>;
  /** Ends a run for good, without a word to anybody. */
  end(workflowId: string, why: string): Promise<void>;
}
