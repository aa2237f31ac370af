/** Which processes of an installation are killed -9 in the middle of what: drawn from a seed. Pure. */
import { createHash } from 'node:crypto';

export interface Kill {
  readonly component: string;
  /** so many facts of the day are recorded when its time comes … */
  readonly facts: number;
  /** … and so many ms pass after that */
  readonly ms: number;
}

/** Beyond one for each component: some are hit again, perhaps before they are back. */
export const FURTHER_KILLS = 4;
const LONGEST_PAUSE_MS = 1_500;

/**
 * In the order of their moments: every component once, in the middle of anything, and a few any component again.
 * @param facts so many are recorded in a day at least; moments are counted in them, so that a slow machine is hit in its work as a fast one is
 */
export function killPlan(seed: number, components: readonly string[], facts: number): Kill[] {
  let drawn = 0;
  /** A whole number from 0 below `end`. */
  const draw = (end: number): number => createHash('sha256').update(`${seed}/${drawn++}`).digest().readUInt32BE(0) % end;
  const again = Array.from({ length: FURTHER_KILLS }, () => components[draw(components.length)]).filter((name) => name !== undefined);
  const kills = [...components, ...again].map((component): Kill => ({ component, facts: 1 + draw(facts), ms: draw(LONGEST_PAUSE_MS) }));
  return kills.sort((one, other) => one.facts - other.facts || one.ms - other.ms);
}
