/**
 * A policy that notes which attributes its conditions ask for. With it a walk chooses attributes as late as they are read: an
 * attribute nobody asks for is never chosen, and its values are not multiplied.
 */
import { CASE_ATTRIBUTES } from '../policy/attribute-kinds.js';
import { holds, verdict } from '../policy/conditions.js';
import { mentionedValues } from '../policy/regions.js';
import type { ResolvedProfile, WholeKey } from '../policy/types.js';

const CONDITION_KEYS: readonly (WholeKey | string)[] = ['when', 'on', 'voidWhen', 'test', 'advance', 'deny', 'carrierClaim', 'supplierNotice'] satisfies WholeKey[];
/** How long things may take does not matter to the walk: an hour each, which costs no calendar. */
const SPAN_KEYS: readonly string[] = ['budget', 'span', 'timeout', 'every', 'over', 'before'];
const AN_HOUR = { natural: 60 };
/** Computed by the core from lines, dates and money: read under a name of their own, so that the walk may choose them too. */
const COMPUTED: readonly string[] = ['qty', 'amount', 'credit', 'settlementDelta', 'quantityClass', 'window', 'late', 'warranty', 'lineAmount', 'missingValue', 'shelfUsed', 'countShort'];
/** Follow from what was decided or from `reason`: never chosen. */
const FOLLOWS: readonly string[] = ['goods', 'remedy', 'round'];
const FREE = '~';

type Value = string | number | boolean;

export interface Watched {
  policy: ResolvedProfile;
  /** attributes read since it was cleared */
  asked: Set<string>;
  /** what each attribute that may be chosen is chosen from */
  values: ReadonlyMap<string, readonly Value[]>;
  isCase(attribute: string): boolean;
}

type Json = { [key: string]: unknown };
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The policy with watched conditions, without what only words and clocks read; every task has its chase, so no wait is without a clock. */
export function watch(profile: ResolvedProfile): Watched {
  const asked = new Set<string>();
  const conditions: object[] = [];
  const condition = (when: Json): object => {
    for (const group of ['all', 'any']) if (Array.isArray(when[group])) return { [group]: (when[group] as Json[]).map(condition) };
    const renamed = Object.fromEntries(Object.entries(when).map(([key, test]) => [COMPUTED.includes(key) ? FREE + key : key, test]));
    return new Proxy(renamed, { ownKeys: (target) => (Object.keys(target).forEach((key) => asked.add(key)), Reflect.ownKeys(target)) });
  };
  const copied = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => copied(one));
    if (!isObject(value)) return value;
    if (SPAN_KEYS.includes(key)) return AN_HOUR;
    if (key === 'steps') return {};
    if (CONDITION_KEYS.includes(key)) {
      conditions.push(value);
      return condition(value);
    }
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copied(one, name)]));
  };
  const sla = Object.fromEntries(Object.entries(profile.sla).filter(([, { onBreach = 'none' }]) => onBreach !== 'none').map(([key, { when: _when, adds: _adds, ...rest }]) => [key, rest]));
  const policy = copied({ ...profile, sla, notifications: [] }) as ResolvedProfile;
  const values = new Map<string, readonly Value[]>();
  const checked = new Set([...mentionedValues(Object.values(profile.eligibility.checks).map(({ test }) => test))].map(([attribute]) => attribute));
  for (const [attribute, found] of mentionedValues(conditions)) {
    if (attribute === 'reasonGroup' || attribute === 'reason') values.set('reason', reasons(profile, conditions));
    else if (!FOLLOWS.includes(attribute)) values.set(COMPUTED.includes(attribute) ? FREE + attribute : attribute, toldApart(testsOf(conditions, attribute), found as Value[], checked.has(attribute)));
  }
  return { policy, asked, values, isCase: (attribute) => attribute.replace(FREE, '') in CASE_ATTRIBUTES };
}

/** Every test some condition makes on an attribute. */
function testsOf(conditions: readonly object[], attribute: string): object[] {
  return conditions.flatMap((condition): object[] => {
    const when = condition as Json;
    for (const group of ['all', 'any']) if (Array.isArray(when[group])) return testsOf(when[group] as object[], attribute);
    return Object.hasOwn(when, attribute) ? [{ [attribute]: when[attribute] }] : [];
  });
}

/**
 * Values that the tests tell apart, from each other and from an unknown one, which the walk tries too. Only a check of
 * eligibility tells a test that is undecided from one that failed.
 */
function toldApart(tests: readonly object[], found: readonly Value[], checked: boolean): Value[] {
  const seen = new Set<string>();
  const vector = (attrs: object): string => JSON.stringify(tests.map((test) => (checked ? (verdict(test, attrs) ?? null) : holds(test, attrs))));
  seen.add(vector({}));
  const [attribute] = tests.flatMap((test) => Object.keys(test));
  return found.filter((value) => {
    const told = vector({ [attribute ?? '']: value });
    const fresh = !seen.has(told);
    seen.add(told);
    return fresh;
  });
}

/** One reason of each group, and each reason a condition names. */
function reasons(profile: ResolvedProfile, conditions: readonly object[]): string[] {
  const named = mentionedValues(conditions).get('reason') ?? [];
  const perGroup = new Map(Object.entries(profile.reasons).map(([code, { group }]) => [group, code]));
  return [...new Set([...perGroup.values(), ...named.filter((code) => typeof code === 'string')])];
}
