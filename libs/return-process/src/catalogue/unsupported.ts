/**
 * Parts of the policy language whose steps are not in the catalogue yet. A profile that uses one is refused when it is
 * compiled, and a publisher can ask beforehand; adding the step to the catalogue removes its row here.
 */
import type { ResolvedProfile } from '../policy/types.js';
import { dutyKey, rowOf, STEP_ROWS } from '../tracks/step-rows.js';

const PARTS: readonly (readonly [path: string, used: (profile: ResolvedProfile) => boolean])[] = [
  ['ask', ({ ask }) => Object.entries(ask).some(([key, { on }]) => on && !STEP_ROWS.some((row) => row.ask === key))],
  ['approvals', ({ approvals }) => Object.keys(approvals).some((gate) => !STEP_ROWS.some((row) => row.gate === gate))],
  ['sla.anchors', (profile) => Object.values(profile.sla).some(({ start, stop }) => !isKnown(profile, start) || !isKnown(profile, stop))],
  ['duties.after', (profile) => Object.values(profile.duties).some(({ after, before }) => !isKnown(profile, after) || (before !== undefined && before !== 'none' && !isKnown(profile, before)) || rowOf(after)?.scope === 'supply')],
];

/** Whether an anchor of the policy names something this catalogue can mark. */
function isKnown(profile: ResolvedProfile, anchor: string): boolean {
  const key = anchor.startsWith('open:') ? anchor.slice('open:'.length) : anchor;
  return key === 'complaint' || rowOf(key) !== undefined || Object.keys(profile.duties).some((duty) => dutyKey(duty) === key);
}

/** Paths of the profile's parts this core cannot carry out; empty when it can run. */
export const unsupported = (profile: ResolvedProfile): string[] => PARTS.filter(([, used]) => used(profile)).map(([path]) => path);
