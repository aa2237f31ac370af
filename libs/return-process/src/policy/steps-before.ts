/** The order of steps as the catalogue has it, whatever their conditions. */
import type { ResolvedProfile } from './types.js';
import { marksOf, STEP_ROWS } from '../tracks/step-rows.js';

/** Steps that are always done before a step. */
export function stepsBefore(profile: ResolvedProfile, step: string, seen = new Set<string>()): ReadonlySet<string> {
  const row = STEP_ROWS.find(({ key }) => key === step);
  for (const mark of row === undefined ? [] : marksOf(row, profile)) {
    const earlier = mark.replace(/^any:/, '');
    if (!seen.has(earlier)) stepsBefore(profile, earlier, seen.add(earlier));
  }
  return seen;
}
