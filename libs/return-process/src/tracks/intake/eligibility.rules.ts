/** P05 受理条件: named checks, joined by all / any, each known, refuted or open. */
import { explain, type Explained, type Explanation } from '../../explanation/explanation.js';
import { and, or, verdict, type Truth } from '../../policy/conditions.js';
import type { Rule } from '../../policy/types.js';
import { versionOf, type IntakeLine, type IntakeRead } from './intake-line.js';

/** What a person found for checks the attributes left open: yes or no per check. */
export type Found = Readonly<Record<string, boolean>>;

/** A check with its answer; null = open. */
type Checked = Explanation<boolean | null>;

/** The attributes a condition reads, with what is known of them. */
function inputsOf(when: unknown, attrs: Readonly<Record<string, unknown>>): Record<string, Explained> {
  if (typeof when !== 'object' || when === null) return {};
  const parts = [(when as { all?: unknown }).all, (when as { any?: unknown }).any].find((group) => Array.isArray(group));
  if (Array.isArray(parts)) return Object.assign({}, ...parts.map((part) => inputsOf(part, attrs))) as Record<string, Explained>;
  return Object.fromEntries(Object.keys(when).map((key) => [key, (attrs[key] as Explained | undefined) ?? null]));
}

/** One check of a line. Only a check the attributes leave open takes a person's answer: what is known is not asked again. */
export function checkOf({ policy }: IntakeRead, { attrs }: IntakeLine, code: string, found: Found): Checked {
  const check = policy.eligibility.checks[code];
  if (check === undefined) return explain<boolean | null>({ rule: `P05.${code}`, clause: 'house', policy: versionOf(policy) }, {}, null);
  const known = verdict(check.test, attrs);
  const inputs = { ...inputsOf(check.test, attrs), ...(known === undefined && code in found && { answered: true }) };
  return explain<boolean | null>({ rule: `P05.${code}`, clause: check.clause, policy: versionOf(policy) }, inputs, known ?? found[code] ?? null);
}

const truth = (checked: Checked): Truth => checked.result ?? undefined;

/**
 * R04 (A and (B or C or D)) and every other rule over checks, in Kleene's three values: one refuted `all` refuses although
 * others are open, one met `any` accepts.
 */
function ruled(read: IntakeRead, line: IntakeLine, rule: Rule, found: Found): Checked {
  if (typeof rule === 'string') return checkOf(read, line, rule, found);
  const [name, parts] = 'all' in rule ? ['all', rule.all] as const : ['any', rule.any] as const;
  const because = parts.map((part) => ruled(read, line, part, found));
  const value = (name === 'all' ? and : or)(because.map(truth));
  return explain<boolean | null>({ rule: `P05.${name}`, clause: because[0]?.clause ?? 'house', policy: versionOf(read.policy) }, {}, value ?? null, because);
}

/** P05 of one line; null = at least one check that matters is open. Without a rule everything is eligible. */
export function eligibilityOf(read: IntakeRead, line: IntakeLine, found: Found): Checked {
  const { rule } = read.policy.eligibility;
  return rule === null ? explain<boolean | null>({ rule: 'P05', clause: 'house', policy: versionOf(read.policy) }, {}, true) : ruled(read, line, rule, found);
}

/** The leaves of a tree that decide it: open ones while it is open, refuted ones once it is refused. */
export function decidingChecks(tree: Explanation, result: boolean | null): Explanation[] {
  if (tree.result !== result) return [];
  const below = tree.because.flatMap((child) => decidingChecks(child, result));
  return below.length > 0 ? below : [tree];
}
