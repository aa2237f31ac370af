/** Whom the shipped procedures ask for what: for tests that compare the role table with the procedures. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { PROFILES, SEED_PROCEDURES, PROCEDURES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile, type ProfileRef } from '@guitu/return-process/policy/resolve';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { STEP_ROWS } from '@guitu/return-process/tracks/step-rows';
import type { StepRow } from '@guitu/return-process/tracks/step-row';

export interface Asked { readonly procedure: ProfileRef; readonly role: string; readonly kind: FactKind }

/** Every procedure a return can be opened under, and every seed, complete. */
export function procedures(): { ref: ProfileRef; profile: ResolvedProfile }[] {
  return [...new Set([...PROCEDURES, ...SEED_PROCEDURES])].map((ref) => {
    const { profile, problems } = resolveProfile(ref, PROFILES);
    if (profile === null) throw new Error(`${ref}: ${JSON.stringify(problems)}`);
    return { ref, profile };
  });
}

/** Facts that several sign, or whose owner depends on the goods: every role that may come to it. */
const SEVERAL: { readonly [K in FactKind]?: (profile: ResolvedProfile) => readonly string[] } = {
  hold: ({ containment }) => containment.holds.map(({ by }) => by),
  receive: ({ receipt }) => [receipt.by, ...receipt.joint],
  dispose: ({ disposition }) => disposition.by.roles,
  repair: ({ rework }) => [rework.by.otherwise, ...rework.by.rows.map(({ then }) => then)],
};

/** The levels of its gate, the owner its policy names outright; owners that depend on the goods are found by running a return. */
function rolesOf(row: StepRow, profile: ResolvedProfile): readonly (string | null)[] {
  if (row.gate !== undefined) return profile.approvals[row.gate]?.levels.map((level) => level.role) ?? [];
  if (row.on !== undefined && !row.on(profile)) return [];
  const several = SEVERAL[row.accepts];
  if (several !== undefined) return several(profile);
  return row.owner?.length === 1 ? [(row.owner as (policy: ResolvedProfile) => string | null)(profile)] : [];
}

/** Who is asked for which fact, step by step. */
export const askedRoles = (): Asked[] => procedures().flatMap(({ ref, profile }) =>
  STEP_ROWS.flatMap((row) => rolesOf(row, profile).flatMap((role) => (role === null ? [] : [{ procedure: ref, role, kind: row.accepts }]))));
