/** A fixed piece of computation: when it takes longer than a moment ago, somebody else is using the machine. */
import { quantile } from './statistics.js';

const TURNS = 20_000_000;
const REPETITIONS = 7;

/** Milliseconds one loop takes now (median of seven). */
export function noiseLoopMs(): number {
  return quantile(Array.from({ length: REPETITIONS }, timeOneLoop), 0.5);
}

function timeOneLoop(): number {
  const startedAt = performance.now();
  let value = 1;
  for (let turn = 0; turn < TURNS; turn += 1) value = (Math.imul(value, 1_664_525) + 1_013_904_223) | 0;
  // Never true for this generator and length; it keeps the loop from being optimised away.
  if (value === 0) throw new Error('the fixed computation came out wrong');
  return performance.now() - startedAt;
}
