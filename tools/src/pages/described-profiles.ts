import { PROCEDURES, PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { refOf, resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import type { Patch, ResolvedProfile } from '@guitu/return-process/policy/types';

/** `house`: the parent of ours a procedure grows from; what equals it there is our own default. */
export interface Described { readonly profile: ResolvedProfile; readonly house: ResolvedProfile; /** null for one that stands on nothing */ readonly parent: ProfileRef | null }

/** Parents that are no procedure of anybody. */
const HOUSE: ReadonlySet<string> = new Set(['base', 'factory', 'retail', 'refund']);
const written = (ref: string): Patch | undefined => PROFILES.find((patch) => refOf(patch) === ref);

function resolved(ref: ProfileRef): ResolvedProfile {
  const { profile, problems } = resolveProfile(ref, PROFILES);
  if (profile === null) throw new Error(`${ref}: ${problems.map((problem) => JSON.stringify(problem)).join('; ')}`);
  return profile;
}

function houseOf(ref: ProfileRef): ProfileRef {
  const parent = written(ref)?.extends ?? 'base@1';
  return HOUSE.has(parent.split('@')[0] ?? '') ? parent : houseOf(parent);
}

/** Every procedure a return can be opened under, complete. @throws Error with every problem of one that cannot be resolved */
export function describedProfiles(): Described[] {
  return PROCEDURES.map((ref) => ({ profile: resolved(ref), house: resolved(houseOf(ref)), parent: written(ref)?.extends ?? null }));
}
