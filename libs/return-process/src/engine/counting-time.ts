/** Which of a fact's times counts (design.md §3 "Times"). */
import type { ReceivedFact } from '../received-fact.js';

const MINUTE_MS = 60_000;
/** A desk's clock further ahead of the process than this is not believed. */
export const FUTURE_TOLERANCE_MS = MINUTE_MS;
/** A counted time moved by more than this is shown as 补记. */
export const BACKDATED_MS = 5 * MINUTE_MS;

/**
 * recordedAt, the clock of the department's database; performedAt only where a head or an opened emergency window confirmed
 * it. Never before `notBefore`, the opening of the task answered (of the process, for a fact without one).
 */
export function countingTime(fact: ReceivedFact, notBefore: number): number {
  const recorded = Math.min(fact.recordedAt, Math.max(fact.receivedAt + FUTURE_TOLERANCE_MS, notBefore));
  const claimed = fact.performedConfirmed === true ? Math.min(fact.performedAt, recorded) : recorded;
  return Math.max(claimed, notBefore);
}

/** True when the counted time lies so far before the recording that people should see it. */
export const isBackdated = (fact: ReceivedFact, counted: number): boolean => fact.recordedAt - counted > BACKDATED_MS;
