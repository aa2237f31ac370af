/** Everything a run leaves to chance is drawn from its seed: the same seed draws the same. */
import { createHash } from 'node:crypto';

/** A whole number from 0 to below `end`. */
export type Draw = (end: number) => number;

/** @param about what is drawn for; each thing has draws of its own, so that one more draw here changes nothing there */
export function drawsOf(seed: number, about: string): Draw {
  let drawn = 0;
  return (end) => createHash('sha256').update(`${seed}/${about}/${drawn++}`).digest().readUInt32BE(0) % end;
}

/** One of them. @throws Error when there is none */
export function pick<T>(draw: Draw, from: readonly T[]): T {
  const one = from[draw(from.length)];
  if (one === undefined) throw new Error('nothing to draw from');
  return one;
}
