/** Runs of a house in Temporal: what became of them, which timers they wait for, how large their histories are. */
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';

export interface Run {
  readonly workflowId: string;
  readonly runId: string;
  /** RUNNING, COMPLETED …; MISSING where Temporal has none of this id */
  readonly status: string;
  /** whether the process has a return of this workflow id */
  readonly known: boolean;
  /** instants (UTC ms) its pending timers fire at; of running ones only */
  readonly timers: readonly number[];
  readonly events: number;
  readonly bytes: number;
  /** its history as text; of running ones whole, of ended ones too */
  readonly text: string;
}

/** @param returns workflow ids the process knows · @param since older runs belong to another house */
export async function readRuns(environment: Readonly<Record<string, string | undefined>>, returns: readonly { workflow_id: string }[], since: Date | null): Promise<Run[]> {
  const connection = await Connection.connect({ address: environment.GUITU_TEMPORAL_ADDRESS ?? '' });
  try {
    const client = new Client({ connection, namespace: environment.GUITU_TEMPORAL_NAMESPACE ?? 'guitu' });
    const known = new Set(returns.map(({ workflow_id }) => workflow_id));
    const strangers = new Set<string>();
    if (since !== null) for await (const { workflowId } of client.workflow.list({ query: `StartTime >= "${since.toISOString()}" and WorkflowType = "customerReturn"` })) if (!known.has(workflowId)) strangers.add(workflowId);
    const runs: Run[] = [];
    for (const workflowId of [...known, ...strangers]) runs.push(await readRun(client, workflowId, known.has(workflowId)));
    return runs;
  } finally {
    await connection.close();
  }
}

async function readRun(client: Client, workflowId: string, known: boolean): Promise<Run> {
  try {
    const handle = client.workflow.getHandle(workflowId);
    const { runId, status } = await handle.describe();
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const events = history.events ?? [];
    return { workflowId, runId, status: status.name, known, timers: status.name === 'RUNNING' ? pendingTimers(events) : [], events: events.length, ...textOf(history) };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { workflowId, runId: '', status: 'MISSING', known, timers: [], events: 0, bytes: 0, text: '' };
    throw error;
  }
}

type Events = NonNullable<Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']>;

function pendingTimers(events: Events): number[] {
  const pending = new Map<string, number>();
  for (const { eventTime, timerStartedEventAttributes: started, timerFiredEventAttributes: fired, timerCanceledEventAttributes: cancelled } of events) {
    if (started?.timerId) pending.set(started.timerId, ms(eventTime) + ms(started.startToFireTimeout));
    const over = fired?.timerId ?? cancelled?.timerId;
    if (over) pending.delete(over);
  }
  return [...pending.values()];
}

const ms = (time: { seconds?: { toString(): string } | null; nanos?: number | null } | null | undefined): number => Number(time?.seconds?.toString() ?? 0) * 1000 + Math.floor((time?.nanos ?? 0) / 1e6);

/** Every text of a history, payloads as UTF-8. */
function textOf(history: unknown): { text: string; bytes: number } {
  const found: string[] = [];
  let bytes = 0;
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (value instanceof Uint8Array) {
      bytes += value.length;
      found.push(Buffer.from(value).toString('utf8'));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(history);
  return { text: found.join('\n'), bytes };
}
