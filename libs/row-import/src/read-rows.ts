/** A file → its rows as records of a shape, each with every fault; what is no record is named, never dropped in silence. */
import type { CellFault, Column, RowShape } from './columns/column.js';
import { narrowOf } from './columns/cell-text.rules.js';
import { readHeading, type Heading, type Mapping } from './columns/heading.rules.js';
import { readCell, type InstantAt } from './columns/read-cell.rules.js';
import { readCsv } from './csv/read-csv.js';
import { FileRefused } from './file-refused.js';
import { EMPTY, type SourceRow } from './source-row.js';
import { readXlsx } from './xlsx/read-xlsx.js';

export type FileFormat = 'csv' | 'xlsx';
export interface RecordRow { readonly kind: 'record'; readonly rowNo: number; /** of the columns the file has */ readonly fields: Readonly<Record<string, unknown>>; readonly source: SourceRow }
export interface FaultyRow { readonly kind: 'faulty'; readonly rowNo: number; /** what could be read of it */ readonly fields: Readonly<Record<string, unknown>>; readonly faults: readonly CellFault[]; readonly source: SourceRow }
/** A hidden row, or a line of totals. */
export interface IgnoredRow { readonly kind: 'ignored'; readonly rowNo: number; readonly why: CellFault }
export type ReadRow = RecordRow | FaultyRow | IgnoredRow;

export interface ReadOptions {
  readonly shape: RowShape;
  readonly mapping?: Mapping;
  readonly instantAt: InstantAt;
  /** rows belong together: a hidden one is wrong, not left out */
  readonly together?: boolean;
  /** told once, before the first row */
  readonly onHeading?: (heading: Heading, row: SourceRow) => void;
}

/** A heading stands in one of the first rows: titles and notes may stand above it. */
const HEADING_WITHIN = 10;
const TOTALS = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|total|subtotal|grand\s*total)\s*[:：]?$/i;

/** @throws FileRefused when the file cannot be read, or no row can be its heading */
export const readRows = (path: string, options: ReadOptions & { readonly format: FileFormat }): AsyncGenerator<ReadRow> => recordsOf(options.format === 'csv' ? readCsv(path) : readXlsx(path), options);

/** Rows of one sheet. @throws FileRefused as `source` does, or when no row can be the heading */
export async function* recordsOf(source: AsyncIterable<SourceRow>, options: ReadOptions): AsyncGenerator<ReadRow> {
  const { shape, mapping, onHeading } = options;
  const seen = new Map<string, number>();
  let heading: Heading | undefined;
  const before: Heading[] = [];
  for await (const row of source) {
    if (heading === undefined) {
      const candidate = readHeading(row, shape.columns, mapping);
      if (candidate.missing.length === 0 && candidate.places.size > 0) {
        if (candidate.twice.length > 0) throw twice(candidate.twice);
        heading = candidate;
        onHeading?.(heading, row);
      } else if (before.push(candidate) >= HEADING_WITHIN) throw noHeading(before);
      continue;
    }
    yield readRow(row, heading, options, seen);
  }
  if (heading === undefined) throw noHeading(before);
}

function readRow(row: SourceRow, heading: Heading, { shape, instantAt, together = false }: ReadOptions, seen: Map<string, number>): ReadRow {
  const { rowNo } = row;
  if (row.hidden && !together) return { kind: 'ignored', rowNo, why: { field: '', code: 'hidden-row', zh: '隐藏行，未导入；如需导入请取消隐藏。', en: 'A hidden row, not imported; unhide it to import it.' } };
  const cellOf = ({ field }: Column) => row.cells[heading.places.get(field) ?? -1] ?? EMPTY;
  if (isTotals(row, shape, cellOf)) return { kind: 'ignored', rowNo, why: { field: '', code: 'totals-row', zh: '合计行，未导入。', en: 'A line of totals, not imported.' } };
  const faults: CellFault[] = row.hidden ? [{ field: '', code: 'hidden-row', zh: '隐藏行：请取消隐藏或删除。', en: 'A hidden row: unhide or delete it.' }] : [];
  const fields: Record<string, unknown> = {};
  for (const column of shape.columns) {
    if (!heading.places.has(column.field)) continue;
    const result = readCell(column, cellOf(column), instantAt);
    if ('fault' in result) faults.push(result.fault);
    else put(fields, column.field, result.value);
  }
  if (faults.length > 0) return { kind: 'faulty', rowNo, fields, faults, source: row };
  if (shape.repeats === true) return { kind: 'record', rowNo, fields, source: row };
  const key = shape.key.map((field) => String(at(fields, field) ?? '')).join('\n');
  const first = seen.get(key);
  if (first !== undefined) {
    return { kind: 'faulty', rowNo, fields, source: row, faults: [{ field: shape.key[0] ?? '', code: 'duplicate-in-file', zh: `与第 ${first} 行重复。`, en: `The same key as row ${first}.` }] };
  }
  seen.set(key, rowNo);
  return { kind: 'record', rowNo, fields, source: row };
}

/** A row without its key whose first words say that it sums up. */
function isTotals(row: SourceRow, shape: RowShape, cellOf: (column: Column) => { readonly text: string }): boolean {
  const first = row.cells.find(({ text }) => text.trim() !== '');
  if (first === undefined || !TOTALS.test(narrowOf(first.text))) return false;
  const keys = shape.columns.filter(({ field }) => shape.key.includes(field));
  return keys.some((column) => {
    const text = narrowOf(cellOf(column).text);
    return text === '' || TOTALS.test(text);
  });
}

/** Sets `a.b` in an object. */
function put(fields: Record<string, unknown>, path: string, value: unknown): void {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) fields[head] = value;
  else put((fields[head] ??= {}) as Record<string, unknown>, rest.join('.'), value);
}

const at = (fields: Readonly<Record<string, unknown>>, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], fields);

function noHeading(candidates: readonly Heading[]): FileRefused {
  const best = [...candidates].sort((one, other) => other.places.size - one.places.size)[0];
  if (best === undefined) return new FileRefused('empty-file', '文件没有内容。', 'The file is empty.');
  return new FileRefused('no-heading', `前 ${HEADING_WITHIN} 行中没有表头；缺少：${best.missing.map(({ zh }) => zh).join('、')}。`, `No heading in the first ${HEADING_WITHIN} rows; missing: ${best.missing.map(({ en }) => en).join(', ')}.`);
}

const twice = (columns: readonly Column[]): FileRefused =>
  new FileRefused('heading-twice', `表头重复：${columns.map(({ zh }) => zh).join('、')}。`, `A heading occurs twice: ${columns.map(({ en }) => en).join(', ')}.`);
