/** Which column of the file is which: by heading, in either language, or as somebody has mapped it before. */
import type { SourceRow } from '../source-row.js';
import type { Column } from './column.js';
import { narrowOf } from './cell-text.rules.js';

/** Field → heading in this file, for files of systems with headings of their own. */
export type Mapping = Readonly<Record<string, string>>;
export interface Heading {
  /** field → place in the row */
  readonly places: ReadonlyMap<string, number>;
  /** headings nobody knows; they are not read */
  readonly unknown: readonly string[];
  /** fields whose heading occurs twice */
  readonly twice: readonly Column[];
  readonly missing: readonly Column[];
}

const plain = (text: string): string => narrowOf(text).toLowerCase().replace(/[\s*_:：（）()]/g, '');

/** Reads a row as the heading; `missing` says whether it can be one. */
export function readHeading(row: SourceRow, columns: readonly Column[], mapping: Mapping = {}): Heading {
  const names = new Map<string, Column>();
  for (const column of columns) {
    const mapped = mapping[column.field];
    for (const name of mapped === undefined ? [column.field, column.zh, column.en, ...(column.also ?? [])] : [mapped]) names.set(plain(name), column);
  }
  const places = new Map<string, number>();
  const [unknown, twice]: [string[], Column[]] = [[], []];
  row.cells.forEach(({ text }, place) => {
    const name = plain(text);
    if (name === '') return;
    const column = names.get(name);
    if (column === undefined) unknown.push(text.trim().slice(0, 80));
    else if (places.has(column.field)) twice.push(column);
    else places.set(column.field, place);
  });
  return { places, unknown, twice, missing: columns.filter(({ field, required }) => required === true && !places.has(field)) };
}
