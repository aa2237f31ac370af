/**
 * Outcomes that differ by name alone: the core treats them alike (routes.ts, offers.ts), and the policy reads the same when their
 * names change places. Goods that have come are one state under either name, as far as the name is put consistently.
 */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import { isObject } from '../policy/shape.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { Portion } from '../state.js';
import { IN_KIND } from '../tracks/execute/routes.js';

/** What the core nowhere tells apart; from which outcome less goods than judged are taken first matters only before they come. */
const PAIR: readonly [Goods, Goods] = ['REWORK', 'REFURBISH'];

const otherName = (name: string): string => (name === PAIR[0] ? PAIR[1] : name === PAIR[1] ? PAIR[0] : name);

/** A part of the policy, as text with the names changed; lists of words have no order. */
function textOf(part: unknown, named: (name: string) => string): string {
  if (Array.isArray(part)) return `[${part.every((one) => typeof one === 'string') ? part.map(named).sort().join() : part.map((one) => textOf(one, named)).join()}]`;
  if (isObject(part)) return `{${Object.entries(part).map(([key, one]) => `${named(key)}:${textOf(one, named)}`).sort().join()}}`;
  return typeof part === 'string' ? named(part) : String(part);
}

const known = new WeakMap<ResolvedProfile, boolean>();
function areAlike(policy: ResolvedProfile): boolean {
  const { outcomes: { goods }, receipt: { shortfallFrom: _order, ...receipt } } = policy;
  const read = { ...policy, receipt };
  const alike = known.get(policy) ?? (PAIR.every((name) => goods.some((one) => one === name)) && textOf(read, (name) => name) === textOf(read, otherName));
  known.set(policy, alike);
  return alike;
}

/** The outcome of goods and what was struck off of them, under the names that come first. */
export function namedFirst(policy: ResolvedProfile, { goods, struck, arrivedAt }: Portion, proposed: boolean): readonly [Goods | null, readonly Goods[]] {
  const sorted = [...struck].sort();
  if (arrivedAt === null || proposed || !areAlike(policy)) return [goods, sorted];
  const changed: [Goods | null, readonly Goods[]] = [goods === null ? null : (otherName(goods) as Goods), struck.map((one) => otherName(one) as Goods).sort()];
  return JSON.stringify(changed) < JSON.stringify([goods, sorted]) ? changed : [goods, sorted];
}

/** Remedies that conditions ask for by name. */
function remediesRead(part: unknown): unknown[] {
  if (Array.isArray(part)) return part.flatMap(remediesRead);
  if (!isObject(part)) return [];
  return Object.entries(part).flatMap(([key, one]) => (key === 'remedy' ? [JSON.stringify(one)] : remediesRead(one)));
}

const unnamed = new WeakMap<ResolvedProfile, boolean>();
/**
 * A remedy that was decided, less the name of what is owed in kind: each kind opens a supply that goes one way. Only a gate that
 * refuses it, and a condition that asks for it, read which it is; then it keeps its name.
 */
export function remedyAs(policy: ResolvedProfile, remedy: Remedy | null): string | null {
  const nobodyReads = unnamed.get(policy) ?? (policy.approvals.replacement === undefined && remediesRead(policy).every((read) => !IN_KIND.some((kind) => String(read).includes(kind))));
  unnamed.set(policy, nobodyReads);
  return nobodyReads && remedy !== null && IN_KIND.includes(remedy) ? 'in kind' : remedy;
}
