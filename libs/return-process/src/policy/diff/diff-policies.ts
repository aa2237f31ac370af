/**
 * What differs between two versions of a policy, as data (issue "policy versions"; R58): each value once, under the clause
 * that orders it. Values are compared the way inheritance merges them (§4.2): lists, conditions and spans whole; decision
 * tables and approval chains row by row, since each row names its own clause.
 */
import type { Label } from '@guitu/contracts/vocabulary';
import { canonicalJson } from '../canonical-json.js';
import { isWhole } from '../merge.js';
import { isObject } from '../shape.js';
import type { ResolvedProfile } from '../types.js';
import { placeWords } from './place-words.js';
import { sectionOf, type DifferenceKind } from './sections.js';

/** One changed value. `from` or `to` is null where the other version has no such value. `zh`/`en`: where it stands, in words. */
export interface PolicyDifference extends Label {
  readonly path: string; readonly kind: DifferenceKind;
  /** clause of the new value, else of the old one; absent where neither names any */
  readonly clause?: string;
  readonly from: unknown; readonly to: unknown;
}

type Json = Readonly<Record<string, unknown>>;
interface Change { readonly path: readonly string[]; readonly from: unknown; readonly to: unknown; readonly clause: string | undefined }

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);
const clauseIn = (...values: unknown[]): string | undefined => {
  for (const value of values) if (isObject(value) && typeof value['clause'] === 'string') return value['clause'];
  return undefined;
};

/** All differences from `a` to `b`, by place; empty when they say the same. */
export function diffPolicies(a: ResolvedProfile, b: ResolvedProfile): PolicyDifference[] {
  const ordered = (step: string | undefined): string | undefined => (step === undefined ? undefined : (b.clauses as Readonly<Record<string, string>>)[step] ?? (a.clauses as Readonly<Record<string, string>>)[step]);
  return changes([], a, b, undefined).map(({ path, from, to, clause }) => {
    const { kind, step } = sectionOf(path);
    const named = clause ?? ordered(step);
    return { path: path.join('.'), kind, ...placeWords(path, a, b), ...(named !== undefined && { clause: named }), from: from ?? null, to: to ?? null };
  });
}

function changes(path: readonly string[], from: unknown, to: unknown, clause: string | undefined): Change[] {
  if (same(from, to)) return [];
  const nearest = clauseIn(to, from) ?? clause;
  if (isRows(from) && isRows(to)) return rowChanges(path, from, to, nearest);
  const last = path[path.length - 1] ?? '';
  if (!isObject(from) || !isObject(to) || (isWhole(last, from) && !isTable(from))) return [{ path, from, to, clause: nearest }];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().flatMap((key) => changes([...path, key], from[key], to[key], nearest));
}

/** Decision tables and chains: objects that inheritance replaces whole, but whose rows stand for themselves. */
const isTable = (value: Json): boolean => 'rows' in value || 'levels' in value;
/** A list whose entries each name a clause. */
const isRows = (value: unknown): value is readonly Json[] => Array.isArray(value) && value.every((entry) => clauseIn(entry) !== undefined);

/** Rows of the one that the other lacks, paired in their order; the same rows in another order are one change, of their order. */
function rowChanges(path: readonly string[], from: readonly Json[], to: readonly Json[], clause: string | undefined): Change[] {
  const gone = from.filter((row) => !to.some((other) => same(row, other)));
  const come = to.filter((row) => !from.some((other) => same(row, other)));
  if (gone.length === 0 && come.length === 0) return [{ path, from, to, clause }];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): Change => {
    const [old, now] = [gone[index], come[index]];
    const place = now === undefined ? from.indexOf(old as Json) : to.indexOf(now);
    return { path: [...path, String(place)], from: old, to: now, clause: clauseIn(now, old) };
  });
}
