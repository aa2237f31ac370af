/**
 * The merge rule of inheritance (process-model.md §4.2): objects and keyed records merge by key, `null` removes an entry;
 * lists, tables, chains, conditions and spans are replaced whole, so there are no half-merged decision tables.
 */
import { isObject } from './shape.js';
import type { Profile, WholeKey } from './types.js';

type Json = Readonly<Record<string, unknown>>;

const WHOLE_KEYS: Readonly<Record<WholeKey, true>> = {
  when: true, on: true, voidWhen: true, test: true, rule: true, advance: true, deny: true, carrierClaim: true, supplierNotice: true, budget: true, span: true, timeout: true,
};
const SPAN_KEYS = ['natural', 'working', 'workdays', 'dayEnd', 'months', 'monthDay', 'seconds', 'agreed'];
/** Words with a meaning for inheritance: no list of codes may use one as a code. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([...Object.keys(WHOLE_KEYS), ...SPAN_KEYS, 'rows', 'levels']);
/** A length of time, told from `warranty`, whose months are a table, by what stands under the word. */
const isSpan = (value: Json): boolean => SPAN_KEYS.some((span) => typeof value[span] === (span === 'agreed' ? 'string' : 'number'));
/** Conditions, rules, spans, tables and chains: one value, never taken apart. */
export const isWhole = (key: string, value: Json): boolean => Object.hasOwn(WHOLE_KEYS, key) || 'rows' in value || 'levels' in value || isSpan(value);

type NullableField<S> = S extends readonly unknown[] ? never : S extends object ? { [K in keyof S]-?: null extends S[K] ? K : never }[keyof S] & string : never;
/** Fields whose value may be `null`; there it is a value and removes nothing. Complete by its type. */
const NULLABLE: { readonly [S in keyof Profile as [NullableField<Profile[S]>] extends [never] ? never : S]: Readonly<Record<NullableField<Profile[S]>, true>> } = {
  eligibility: { rule: true }, receipt: { notify: true, signoff: true }, inspection: { sort: true, pool: true },
  rework: { plan: true, order: true, firstArticle: true, reinspect: true, unitTest: true, dispatchCheck: true },
  review: { meeting: true, effect: true, report: true, toCustomer: true }, settlement: { audit: true, post: true, pay: true, tell: true },
  replacement: { make: true, deposit: true }, responsibility: { by: true }, closure: { costAccount: true },
};
const NULLABLE_PATHS: ReadonlySet<string> = new Set(Object.entries(NULLABLE).flatMap(([section, fields]) => Object.keys(fields).map((field) => `${section}.${field}`)));

/** The parent with the differences of a patch applied; neither is changed. */
export function mergePatch(parent: Json, patch: Json, path = ''): Json {
  const merged: Record<string, unknown> = { ...parent };
  for (const [key, value] of Object.entries(patch)) {
    const here = path === '' ? key : `${path}.${key}`;
    const old = merged[key];
    if (value === undefined) continue;
    if (value === null && !NULLABLE_PATHS.has(here)) delete merged[key];
    else if (isObject(value) && !isWhole(key, value)) merged[key] = mergePatch(isObject(old) && !isWhole(key, old) ? old : {}, value, here);
    else merged[key] = value;
  }
  return merged;
}
