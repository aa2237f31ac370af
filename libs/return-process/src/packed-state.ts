/**
 * A state as it is carried from one run to the next: plain JSON again, lists of like objects written as columns. A return of
 * 200 lines holds 200 portions, tasks and clocks that differ in few values; written out it is several times as large.
 * Lossless, the order of keys included: unpack(pack(x)) has the same JSON text as x.
 */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Fewer objects than this are written as they are. */
const WORTH_IT = 4;
const TABLE = '#t';

/**
 * One value for all rows · few values and which row has which · whole numbers, each as the difference to the one before ·
 * objects as a table · lists as their lengths and all their elements one after the other · a value per row.
 */
type Column = { c: Json } | { d: Json[]; i: number[] } | { n: number[] } | { o: Table } | { l: Column; e: Column } | { v: Json[] };
/** `#t` is the number of rows; `shapes` the keys a row may have, in their order, `rows` which of them it has. */
interface Table { [TABLE]: number; shapes: string[][]; rows: Column; columns: { [key: string]: Column } }

const isObject = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

function columnOf(values: readonly Json[]): Column {
  const texts = values.map((value) => JSON.stringify(value));
  const distinct = [...new Set(texts)];
  const first = values[0];
  if (distinct.length === 1 && first !== undefined) return { c: packed(first) };
  if (distinct.length * 2 > values.length) return manifold(values);
  const index = new Map(distinct.map((text, place) => [text, place]));
  return { d: distinct.map((text) => packed(JSON.parse(text) as Json)), i: texts.map((text) => index.get(text) ?? 0) };
}

/** Whole numbers below it have differences that are exact. */
const EXACT = 2 ** 51;
const isWhole = (value: Json): value is number => Number.isSafeInteger(value) && Math.abs(value as number) < EXACT;

/** A column in which hardly two values are alike. */
function manifold(values: readonly Json[]): Column {
  const [numbers, objects, lists] = [values.filter(isWhole), values.filter(isObject), values.filter((value): value is Json[] => Array.isArray(value))];
  if (numbers.length === values.length) return { n: numbers.map((value, row) => value - (numbers[row - 1] ?? 0)) };
  if (objects.length === values.length) return { o: tableOf(objects) };
  if (lists.length === values.length && lists.length > 0) return { l: columnOf(lists.map((list) => list.length)), e: columnOf(lists.flat()) };
  return { v: values.map(packed) };
}

function tableOf(rows: readonly { [key: string]: Json }[]): Table {
  const shapes = [...new Set(rows.map((row) => JSON.stringify(Object.keys(row))))];
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = Object.fromEntries(keys.map((key) => [key, columnOf(rows.flatMap((row) => (Object.hasOwn(row, key) ? [row[key] ?? null] : [])))]));
  return { [TABLE]: rows.length, shapes: shapes.map((shape) => JSON.parse(shape) as string[]), rows: columnOf(rows.map((row) => shapes.indexOf(JSON.stringify(Object.keys(row))))), columns };
}

function packed(value: Json): Json {
  if (Array.isArray(value)) {
    const rows = value.filter(isObject);
    return rows.length >= WORTH_IT && rows.length === value.length ? (tableOf(rows) as unknown as Json) : value.map(packed);
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, packed(one)])) : value;
}

/** Reads a column from its beginning, a value per call. */
function reader(column: Column): () => Json {
  let row = -1;
  if ('c' in column) return () => unpacked(column.c);
  if ('d' in column) return () => unpacked(column.d[column.i[(row += 1)] ?? 0] ?? null);
  if ('n' in column) {
    let last = 0;
    return () => (last += column.n[(row += 1)] ?? 0);
  }
  if ('o' in column) {
    const rows = rowsOf(column.o);
    return () => rows[(row += 1)] ?? null;
  }
  if ('l' in column) {
    const [lengths, elements] = [reader(column.l), reader(column.e)];
    return () => Array.from({ length: Number(lengths()) }, elements);
  }
  return () => unpacked(column.v[(row += 1)] ?? null);
}

function rowsOf({ [TABLE]: count, shapes, rows, columns }: Table): Json[] {
  const shape = reader(rows);
  const cells = new Map(Object.entries(columns).map(([key, column]) => [key, reader(column)]));
  const made: Json[] = [];
  for (let row = 0; row < count; row += 1) {
    made.push(Object.fromEntries((shapes[Number(shape())] ?? []).map((key) => [key, cells.get(key)?.() ?? null])));
  }
  return made;
}

function unpacked(value: Json): Json {
  if (Array.isArray(value)) return value.map(unpacked);
  if (!isObject(value)) return value;
  return typeof value[TABLE] === 'number' ? rowsOf(value as unknown as Table) : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpacked(one)]));
}

/** Any plain JSON, packed. @throws RangeError when it holds the mark packing itself uses as a key */
export function pack(value: object): Record<string, unknown> {
  if (JSON.stringify(value).includes(`"${TABLE}":`)) throw new RangeError(`packed twice, or a key ${TABLE}`);
  return packed(JSON.parse(JSON.stringify(value)) as Json) as Record<string, unknown>;
}

/** What `pack` was given. */
export const unpack = <T>(value: Record<string, unknown>): T => unpacked(value as { [key: string]: Json }) as T;
