/** One thing a person asked for: who asks, how it came in, and the one transaction in which all of it happens. */
import type { Actor } from '@guitu/identity/actor';
import type { Via } from '@guitu/contracts/vocabulary';
import type { Transaction } from '@guitu/persistence/transaction';

export interface Command {
  readonly actor: Actor;
  readonly via: Via;
  /** W3C trace context, handed on to the events of this command */
  readonly traceparent?: string;
  /**
   * Runs the work in the command's transaction and returns its reply. A repetition of the command (same Idempotency-Key)
   * returns the first reply and runs nothing. Call it once.
   */
  run<T extends object>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
