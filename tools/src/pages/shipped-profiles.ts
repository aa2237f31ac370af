import { PROCEDURES, PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile } from '@guitu/return-process/policy/resolve';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';

/** The procedures a return can be opened under, complete. @throws Error with every problem of one that cannot be resolved */
export function shippedProfiles(): ResolvedProfile[] {
  return PROCEDURES.map((ref) => {
    const { profile, problems } = resolveProfile(ref, PROFILES);
    if (profile === null) throw new Error(`${ref}: ${problems.map((problem) => JSON.stringify(problem)).join('; ')}`);
    return profile;
  });
}
