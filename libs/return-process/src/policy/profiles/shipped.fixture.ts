/** A shipped profile as a run would pin it, and what its chains and limits say in one line. */
import type { Attrs } from '../conditions.js';
import { holds } from '../conditions.js';
import type { LineAttrs } from '../attributes.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import type { Gate } from '../steps.js';
import type { ResolvedProfile } from '../types.js';
import { PROFILES } from './catalogue.js';

/** @throws Error when it does not resolve */
export function shipped(ref: ProfileRef): ResolvedProfile {
  const { profile, problems } = resolveProfile(ref, PROFILES);
  if (profile === null) throw new Error(`${ref}: ${JSON.stringify(problems)}`);
  return profile;
}

/** Who decides at a gate in such a case, in order; null: the procedure has no such gate. */
export const approvers = ({ approvals }: ResolvedProfile, gate: Gate, attrs: Attrs<LineAttrs> = {}): string[] | null =>
  approvals[gate]?.levels.filter(({ when = {} }) => holds(when, attrs)).map(({ role }) => role) ?? null;

/** A limit without its words: how long, from where to where, who answers for it. */
export function limit({ sla }: ResolvedProfile, key: string): object | null {
  const found = sla[key];
  return found === undefined ? null : { budget: found.budget, start: found.start, stop: found.stop, owner: found.owner };
}
