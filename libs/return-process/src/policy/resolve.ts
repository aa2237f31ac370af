/** A reference to a profile made into the complete profile: one parent each, resolved when published (process-model.md §4.2). */
import { canonicalJson } from './canonical-json.js';
import { mergePatch } from './merge.js';
import { problem, type Problem } from './problem.js';
import { checkShape } from './profile-shape.js';
import type { Patch, ResolvedProfile } from './types.js';

/** `key@version` */
export type ProfileRef = `${string}@${number}`;
export const refOf = ({ key, version }: { readonly key: string; readonly version: number }): ProfileRef => `${key}@${version}`;

export type Resolution = { readonly profile: ResolvedProfile; readonly problems: readonly [] } | { readonly profile: null; readonly problems: readonly Problem[] };

/** From the profile itself to its eldest ancestor; a string says why the line breaks. */
function lineage(ref: ProfileRef, catalogue: readonly Patch[]): Patch[] | Problem {
  const line: Patch[] = [];
  for (let next: ProfileRef | undefined = ref; next !== undefined;) {
    const wanted: ProfileRef = next;
    const found = catalogue.find((candidate) => refOf(candidate) === wanted);
    if (found === undefined) return problem('V01', 'extends', `找不到制度 ${wanted}`, `there is no profile ${wanted}`);
    if (line.includes(found)) return problem('V01', 'extends', `继承成环：${wanted}`, `inheritance goes in a circle at ${wanted}`);
    line.push(found);
    next = found.extends;
  }
  return line;
}

/**
 * The complete profile behind a reference, keys in canonical order; or what keeps it from being one: unknown or circular
 * parent, unknown or missing field, wrong kind of value (V01, V02).
 */
export function resolveProfile(ref: ProfileRef, catalogue: readonly Patch[]): Resolution {
  const line = lineage(ref, catalogue);
  if (!Array.isArray(line)) return { profile: null, problems: [line] };
  const merged = line.reduceRight<Readonly<Record<string, unknown>>>((parent, patch) => mergePatch(parent, { ...patch }), {});
  const { extends: _parent, ...document } = merged;
  const problems = checkShape(document);
  if (problems.length > 0) return { profile: null, problems };
  return { profile: JSON.parse(canonicalJson(document)) as ResolvedProfile, problems: [] };
}
