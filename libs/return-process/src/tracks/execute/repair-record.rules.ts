/** What a repair must bring with it (P16 requires). */
import { isObject } from '../../facts/read.js';
import type { ResolvedProfile } from '../../policy/types.js';

/**
 * R49 (S003-15 §5.2): hardware and software at their latest state, complaint point tested repeatedly: what the policy requires
 * of a repair is confirmed item by item, or it is not done. Codes that are missing.
 */
export function lacking({ rework }: ResolvedProfile, confirmed: unknown): string[] {
  const given = isObject(confirmed) ? confirmed : {};
  return rework.requires.filter((code) => given[code] !== true);
}
