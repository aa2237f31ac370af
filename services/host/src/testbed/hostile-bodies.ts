/**
 * A body that a schema takes, and every way to spoil one value of it (input catalogue of reliability-performance.md §4.2: numbers,
 * texts, shapes, fields that nobody may set, ids, times). Each spoilt body differs from the good one in one place.
 */
import type { Schema, Schemas } from './sample-value.js';
import { sampleValue } from './sample-value.js';

export interface Spoilt { readonly body: unknown; /** where and with what, for people */ readonly how: string }
interface Leaf { readonly path: readonly (string | number)[]; readonly schema: Schema & Limits }
interface Limits { readonly maximum?: number; readonly maxLength?: number; readonly multipleOf?: number; readonly not?: unknown; readonly maxItems?: number; readonly additionalProperties?: unknown; readonly contentEncoding?: string; readonly propertyNames?: unknown }

/** No number of this house: not whole, not finite, not exact, or a text that only looks like one. Infinite is what JSON.parse makes of 1e400. */
const NO_NUMBERS: readonly unknown[] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, '5', '1e3', ' 5 ', '５', '', true, [1], {}];
const NO_WHOLE: readonly unknown[] = [0.1, 2 ** 53, 1e300];
/** No decimal as this house writes them: signs, exponents, blanks, other digits, more places than any unit has. */
const NO_DECIMALS: readonly unknown[] = ['-1', '-0', '+5', '1e3', '1e400', 'NaN', 'Infinity', ' 5 ', '５', '0x10', '1_000', '1,000', '05', '.5', '5.', '', ' ', '0.000000000000000000000000000001', '9'.repeat(30), 5, null, true, ['5'], {}];
/** No code: what breaks out of SQL, paths, headers, logs, tables of other programs, or looks like another. */
const NO_CODES: readonly unknown[] = ["x' or '1'='1", '../../etc/passwd', 'C:\\x', 'a\r\nset-cookie: b', 'a\nb', '\u202Egpj', 'a\u200Bb', '\uFF10', 'e\u0301', 'А', '𠀀', '😀', '=CMD()', '@x', '\t', ' ', '', '{{7*7}}', '${7*7}', 'x'.repeat(5_000), 7, null, true, ['x'], {}];
const NO_UUIDS: readonly unknown[] = ['{019b0000-0000-7000-8000-000000000000}', '019b00000000700080000000000000000', 'urn:uuid:019b0000-0000-7000-8000-000000000000', '019b0000-0000-7000-8000-00000000000g', '', 7];
const NO_DAYS: readonly unknown[] = ['2024-02-30', '2025-02-29', '2026-13-01', '2026-1-2', '2026-01-02T00:00:00Z', '+012026-01-02', '', 20260102];
/** What a client may not say of what it writes (mass assignment). */
const NOBODYS_FIELDS: readonly string[] = ['status', 'approvedAmount', 'createdBy', 'departmentId', 'companyCode', 'version', 'role', 'isAdmin', 'via', 'dept'];
const MUCH = 300_000;
/** What no pattern tells. */
const GIVEN: Readonly<Record<string, unknown>> = { timeZone: 'Asia/Shanghai', zone: 'Asia/Shanghai' };

/** @returns the good body, the spoilt ones, which nothing may take, and whole numbers that may be larger than an integer of the database @throws Error when no word fits a pattern */
export function spoilt(schema: Schema, schemas: Schemas): { good: unknown; refused: Spoilt[]; large: string[] } {
  const good = fullValue(schema, schemas);
  const leaves = leavesOf(schema, schemas, good, []);
  const refused = leaves.flatMap(({ path, schema: one }) => hostile(one).map((value) => ({ body: put(good, path, value), how: `${path.join('.')} = ${String(JSON.stringify(value) ?? String(value)).slice(0, 60)}` })));
  const objects = objectsOf(schema, schemas, good, []);
  const extra = objects.flatMap((path) => NOBODYS_FIELDS.filter((name) => !Object.hasOwn(at(good, path) as object, name)).map((name) => ({ body: put(good, [...path, name], 'x'), how: `${[...path, name].join('.')} added` })));
  return { good, large: leaves.filter(({ schema: one }) => one.type === 'integer' && (one.maximum === undefined || one.maximum > 2 ** 31 - 1)).map(({ path }) => String(path.at(-1))), refused: [...refused, ...extra, ...[null, [], 'x', 7, true].map((body) => ({ body, how: `the body is ${JSON.stringify(body)}` }))] };
}

/** Every property, not only those that must be there. */
function fullValue(schema: Schema, schemas: Schemas): unknown {
  const one = resolved(schema, schemas);
  if (one.properties !== undefined) return Object.fromEntries(Object.entries(one.properties).map(([key, inner]) => [key, GIVEN[key] ?? fullValue(inner, schemas)]));
  if (one.items !== undefined) return Array.from({ length: Math.max(1, one.minItems ?? 1) }, () => fullValue(one.items ?? {}, schemas));
  return sampleValue(one, schemas, {});
}

/** The first of several forms. */
function resolved(schema: Schema, schemas: Schemas): Schema & Limits {
  if (schema.$ref !== undefined) return resolved(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  const either = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  return either === undefined ? schema : resolved(either, schemas);
}
const mayBe = (schema: Schema, type: string): boolean => [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((one) => one.type === type);

function leavesOf(schema: Schema, schemas: Schemas, value: unknown, path: readonly (string | number)[]): Leaf[] {
  const one = resolved(schema, schemas);
  if (one.properties !== undefined) return Object.entries(one.properties).flatMap(([key, inner]) => leavesOf(inner, schemas, (value as Record<string, unknown>)[key], [...path, key]));
  if (one.items !== undefined) return leavesOf(one.items, schemas, (value as unknown[])[0], [...path, 0]);
  return [{ path, schema: mayBe(schema, 'null') ? { ...one, not: 'null' } : one }];
}

function objectsOf(schema: Schema, schemas: Schemas, value: unknown, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  const one = resolved(schema, schemas);
  if (one.properties !== undefined) return [path, ...Object.entries(one.properties).flatMap(([key, inner]) => objectsOf(inner, schemas, (value as Record<string, unknown>)[key], [...path, key]))];
  return one.items === undefined ? [] : objectsOf(one.items, schemas, (value as unknown[])[0], [...path, 0]);
}

/** What a value of this kind must not be. */
function hostile({ type, enum: choices, const: only, pattern, format, minimum, maximum, maxLength, minLength = 0, not }: Leaf['schema']): readonly unknown[] {
  const unlessNull = (values: readonly unknown[]): readonly unknown[] => values.filter((value) => value !== null || not !== 'null');
  if (only !== undefined) return ['x ', 7, {}].filter((value) => value !== only);
  if (choices !== undefined) return unlessNull(['', ' ', `${String(choices[0])} `, String(choices[0]).toUpperCase() + 'X', 7, null, [choices[0]], {}]);
  if (type === 'integer') return unlessNull([...NO_NUMBERS, ...NO_WHOLE, null, ...(minimum === undefined || minimum < -1e15 ? [] : [minimum - 1]), ...(maximum === undefined || maximum > 1e15 ? [] : [maximum + 1])]);
  if (type === 'number') return unlessNull([...NO_NUMBERS, null, ...(minimum === undefined ? [] : [minimum - 1])]);
  if (type === 'boolean') return unlessNull(['true', 1, 0, '', null, {}]);
  if (type !== 'string') return [];
  if (format === 'uuid') return NO_UUIDS;
  if (format === 'date') return NO_DAYS;
  const fits = pattern === undefined ? () => true : (text: string): boolean => new RegExp(pattern, 'u').test(text);
  const refused = [...NO_DECIMALS, ...NO_CODES].filter((value) => typeof value !== 'string' || !fits(value) || value.length < minLength || value.length > (maxLength ?? Number.POSITIVE_INFINITY));
  return unlessNull([...refused, ...(pattern === undefined || maxLength !== undefined ? ['x'.repeat((maxLength ?? MUCH) + 1)] : [])]);
}

const at = (value: unknown, path: readonly (string | number)[]): unknown => path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);

function put(value: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.map((one: unknown, place) => (place === first ? put(one, rest, to) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [first]: put(object[String(first)], rest, to) };
}
