/** What a procedure asks for, and at whose desk: read from the step catalogue and the profile alone, so that nobody keeps a list. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Desk } from '@guitu/contracts/vocabulary';
import { openSteps } from '@guitu/return-process/policy/open-steps';
import { STEP_KEYS, type StepKey } from '@guitu/return-process/policy/steps';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { deskOf } from '@guitu/return-process/statements/addressees';
import { STEP_ROWS } from '@guitu/return-process/tracks/step-rows';
import type { StepRow } from '@guitu/return-process/tracks/step-row';

/** `step`: the first one that asks for it. */
export interface AskedFact { readonly kind: FactKind; readonly desk: Desk; readonly step: string }

/** Steps that several sign, or whose owner depends on the goods: every role that may come to it. */
const SEVERAL: { readonly [step: string]: (profile: ResolvedProfile) => readonly string[] } = {
  hold: ({ containment }) => containment.holds.map(({ by }) => by),
  receive: ({ receipt }) => [receipt.by, ...receipt.joint],
  sort: ({ inspection: { sort } }) => (sort === null ? [] : [sort.otherwise, ...sort.rows.map(({ then }) => then)]),
  dispose: ({ disposition }) => disposition.by.roles,
  redecide: ({ disposition }) => disposition.by.roles,
  rework: ({ rework }) => [rework.by.otherwise, ...rework.by.rows.map(({ then }) => then)],
  loopLimit: ({ loops }) => [loops.rework.grant, loops.redecide.grant, loops.repack.grant],
};

const isNamed = (key: string): key is StepKey => (STEP_KEYS as readonly string[]).includes(key);
/** Papers may always turn out to be missing, whatever the registration brought. */
const isPart = (open: ReadonlySet<StepKey>, key: string): boolean => !isNamed(key) || open.has(key) || key === 'complete';

/**
 * Whom a step asks: the levels of its gate, whoever puts its question, the owner its policy names outright. None for steps
 * whose owner is found by running a return (a pause's, an anomaly's: the head of whoever it is about).
 */
export function rolesOf(row: StepRow, profile: ResolvedProfile): readonly (string | null)[] {
  if (row.gate !== undefined) return profile.approvals[row.gate]?.levels.map((level) => level.role) ?? [];
  if (row.on !== undefined && !row.on(profile)) return [];
  if (row.ask !== undefined && row.owner === undefined) return profile.ask[row.ask].on ? [profile.ask[row.ask].by] : [];
  const several = SEVERAL[row.key];
  if (several !== undefined) return several(profile);
  return row.owner?.length === 1 ? [(row.owner as (policy: ResolvedProfile) => string | null)(profile)] : [];
}

/** Kinds a step may be answered with, each with whom it asks: goods are announced to who receives them, and given up by who guides the return. */
function kindsOf(row: StepRow, profile: ResolvedProfile): readonly (readonly [FactKind, readonly (string | null)[]])[] {
  if (row.key === 'transport') return [['arrive', [profile.receipt.by]], ['discrepancy', [profile.inbound.instruct]]];
  const kinds = [row.accepts, ...(Object.keys(row.also ?? {}) as FactKind[]), ...(row.ask === undefined ? [] : ['customer_reply' as const])];
  return [...new Set(kinds)].map((kind) => [kind, rolesOf(row, profile)] as const);
}

/** Each fact that a return under this profile can be asked for, once per desk; the registration that begins it among them. */
export function askedFacts(profile: ResolvedProfile): AskedFact[] {
  const open = openSteps(profile);
  const steps = STEP_ROWS.filter((row) => isPart(open, row.key) && row.compute === undefined).flatMap((row) =>
    kindsOf(row, profile).flatMap(([kind, roles]) => roles.flatMap((role) => (role === null ? [] : [{ kind, desk: deskOf(profile, role, kind), step: row.key }]))));
  const duties = Object.entries(profile.duties).map(([key, { by }]): AskedFact => ({ kind: 'duty', desk: deskOf(profile, by, 'duty'), step: `duty:${key}` }));
  const all: AskedFact[] = [{ kind: 'register', desk: 'returns', step: 'register' }, ...steps, ...duties];
  return all.filter((fact, index) => all.findIndex(({ kind, desk }) => kind === fact.kind && desk === fact.desk) === index);
}
