/** The two things the bridge tells Temporal: start a return, hand it a fact. Port of the deliverer; temporal/ implements it. */
import type { ReceivedFact } from '@guitu/return-process/return-process';
import type { ReturnRun } from '../workflow/return-run.js';

export interface RunToStart {
  workflowId: string;
  policy: string;
  bulk: boolean;
  /** The run before is known to be dead or to have ended: its id may be used again. */
  again: boolean;
  /** 重开: a run that is there still is the one that is ending, not the one asked for. */
  reopening: boolean;
  run: ReturnRun;
}
/** missing: Temporal knows no open run of this id */
export type SignalOutcome = 'delivered' | 'missing';

export interface TemporalDoor {
  /** Starts the run, or finds the one that is running already. Returns its run id; null when a closed run stands in the way, or, reopening, an open one. */
  start(request: RunToStart): Promise<string | null>;
  /** @throws TemporalRefusal when Temporal will never take it; anything else may succeed later */
  signalFact(workflowId: string, fact: ReceivedFact): Promise<SignalOutcome>;
}

/** Temporal answered that this can never work. */
export class TemporalRefusal extends Error {}
