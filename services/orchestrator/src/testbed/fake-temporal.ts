/** Stands in for Temporal behind the bridge's door: remembers what it was told, and can be away. */
import type { ReceivedFact } from '@guitu/return-process/return-process';
import { TemporalRefusal, type RunToStart, type SignalOutcome, type TemporalDoor } from '../bridge-in/temporal-door.js';

export class FakeTemporal implements TemporalDoor {
  /** Calls in the order they were answered: `start <id>` or `<source>/<seq> <id>`. */
  readonly calls: string[] = [];
  readonly started: RunToStart[] = [];
  /** Facts as they were signalled. */
  readonly signalled: ReceivedFact[] = [];
  away = false;
  /** Workflow ids without an open run. */
  readonly missing = new Set<string>();
  /** Facts Temporal will never take, `source/seq`. */
  readonly refused = new Set<string>();
  /** Called while a call is in hand. */
  during: (workflowId: string) => Promise<void> = () => Promise.resolve();

  async start(request: RunToStart): Promise<string | null> {
    await this.during(request.workflowId);
    if (this.away) throw new Error('14 UNAVAILABLE');
    this.calls.push(`start ${request.workflowId}`);
    this.started.push(request);
    this.missing.delete(request.workflowId);
    return `run-of-${request.workflowId}`;
  }

  async signalFact(workflowId: string, fact: ReceivedFact): Promise<SignalOutcome> {
    await this.during(workflowId);
    if (this.away) throw new Error('14 UNAVAILABLE');
    if (this.missing.has(workflowId)) return 'missing';
    if (this.refused.has(`${fact.source}/${fact.seq}`)) throw new TemporalRefusal('too large');
    this.calls.push(`${fact.source}/${fact.seq} ${workflowId}`);
    this.signalled.push(fact);
    return 'delivered';
  }
}
