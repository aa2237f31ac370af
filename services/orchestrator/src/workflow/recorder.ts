/** Bridge out: one `record` in flight; the clocks never wait for it. */
import { ActivityFailure, ApplicationFailure, CancellationScope, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { FENCED, type ProcessActivities } from './activities.js';
import type { Ledger } from './ledger.js';
import type { RecordAnswer, RecordRequest } from './return-run.js';

/** In the worker that runs the workflow task: costs one event. A database that is away must not hold workflow tasks for long. */
const quick = proxyLocalActivities<ProcessActivities>({
  startToCloseTimeout: '2s',
  retry: { maximumAttempts: 2, initialInterval: '200ms' },
});
/** Shown in the UI with its attempts and last failure; retried without end, so that an hour's outage is made up in seconds. */
const patient = proxyActivities<ProcessActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5s' },
  summary: '写入台账',
});

/** ok · slow: PostgreSQL did not answer, tried again without end · fenced: PostgreSQL follows another run of this return */
export type RecordTrouble = 'ok' | 'slow' | 'fenced';

export class Recorder {
  private inFlight = false;
  private seen: RecordTrouble = 'ok';

  /** @param changed called whenever what people see may have changed */
  constructor(private readonly ledger: Ledger, private readonly changed: () => void) {}

  get trouble(): RecordTrouble {
    return this.seen;
  }
  /** Nothing is unsent and nothing is on its way. */
  get idle(): boolean {
    return !this.inFlight && !this.ledger.hasUnsent;
  }

  /** Starts recording if there is something to record and nothing is on its way; a cancelled run records all the same. */
  poke(): void {
    if (!this.inFlight && this.ledger.hasUnsent) void CancellationScope.nonCancellable(() => this.pump());
  }

  private async pump(): Promise<void> {
    this.inFlight = true;
    while (this.ledger.hasUnsent) {
      const request = this.ledger.unrecorded(workflowInfo().continuedFromExecutionRunId ?? null);
      const answer = await this.record(request);
      if (answer.stands) this.ledger.goOnFrom(answer.stands, Date.now());
      else this.ledger.confirm(answer.rev);
    }
    this.inFlight = false;
    this.changed();
  }

  private async record(request: RecordRequest): Promise<RecordAnswer> {
    try {
      return await quick.record(request);
    } catch (error) {
      this.see(troubleOf(error));
    }
    const answer = await patient.record(request);
    this.see('ok');
    return answer;
  }

  private see(trouble: RecordTrouble): void {
    this.seen = trouble;
    this.changed();
  }
}

function troubleOf(error: unknown): RecordTrouble {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === FENCED ? 'fenced' : 'slow';
}
