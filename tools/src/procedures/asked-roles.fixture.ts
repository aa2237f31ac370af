/** Whom the shipped procedures ask for what: for tests that compare the role table with the procedures. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { PROCEDURES, PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { STEP_ROWS } from '@guitu/return-process/tracks/step-rows';
import { rolesOf } from './asked-facts.js';

export interface Asked { readonly procedure: ProfileRef; readonly role: string; readonly kind: FactKind }

/** Every procedure a return can be opened under, complete. */
export function procedures(): { ref: ProfileRef; profile: ResolvedProfile }[] {
  return PROCEDURES.map((ref) => {
    const { profile, problems } = resolveProfile(ref, PROFILES);
    if (profile === null) throw new Error(`${ref}: ${JSON.stringify(problems)}`);
    return { ref, profile };
  });
}

/** Who is asked for which fact, step by step. */
export const askedRoles = (): Asked[] => procedures().flatMap(({ ref, profile }) =>
  STEP_ROWS.flatMap((row) => rolesOf(row, profile).flatMap((role) => (role === null ? [] : [{ procedure: ref, role, kind: row.accepts }]))));
