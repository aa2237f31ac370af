/** Rows of several sheets → records, each handed over whole and judged alone: what is wrong with one of its rows refuses all of them. */
import type { CellFault } from '../columns/column.js';
import { FileRefused } from '../file-refused.js';
import type { ImportReport, Outcome } from '../import-rows.js';
import type { RecordRow } from '../read-rows.js';
import type { BookShape } from './book-shape.js';
import type { BookRow } from './read-book.js';

/** `sheets`: its rows by sheet; one in the first */
export interface BookRecord { readonly key: string; readonly sheets: readonly (readonly RecordRow[])[] }
export interface PlacedFault { readonly sheet: number; readonly rowNo: number; readonly fault: CellFault }
export interface BookVerdict { readonly outcome: Outcome; readonly faults: readonly PlacedFault[] }
/** Keeps a record (or judges it, in a dry run) and says what became of it. */
export interface RecordSink { keep(record: BookRecord): Promise<BookVerdict> }

/** A row of a refused record; without faults it stands in the error file for the others to be complete. */
export interface RejectedBookRow { readonly sheet: number; readonly rowNo: number; readonly faults: readonly CellFault[]; readonly cells: readonly string[] }
export interface BookReport {
  /** records; `ignored`: rows */
  readonly counts: ImportReport['counts'];
  readonly ignored: readonly { readonly sheet: number; readonly rowNo: number; readonly why: CellFault }[];
  /** by sheet and row */
  readonly rejected: readonly RejectedBookRow[];
}

/** Ignored rows named one by one. */
const MOST_IGNORED = 100;

/** Reads to the end first: rows of a record may lie anywhere. */
export async function importBookRecords(rows: AsyncIterable<BookRow>, { sheets, by, most }: BookShape, sink: RecordSink): Promise<BookReport> {
  const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0, ignored: 0 };
  const ignored: BookReport['ignored'][number][] = [];
  const gathered = new Map<string, Gathered[]>();
  for await (const { sheet, row } of rows) {
    if (row.kind === 'ignored') {
      counts.ignored += 1;
      if (ignored.length < MOST_IGNORED) ignored.push({ sheet, rowNo: row.rowNo, why: row.why });
      continue;
    }
    const key = row.fields[by];
    // a row whose number cannot be read belongs to none
    const name = typeof key === 'string' && key !== '' ? `=${key}` : `?${sheet}/${row.rowNo}`;
    const faults = row.kind === 'faulty' ? row.faults : [];
    const own = gathered.get(name) ?? [];
    if (own.push({ sheet, row, faults }) === 1) gathered.set(name, own);
  }
  if (gathered.size > most) throw new FileRefused('too-many-records', `超过 ${most} 个单号，请分成几个文件。`, `More than ${most} numbers: split the file.`);
  const rejected: RejectedBookRow[] = [];
  for (const [name, own] of gathered) {
    const verdict = await judge(name, own, sheets, sink);
    counts[verdict.outcome] += 1;
    if (verdict.outcome !== 'rejected') continue;
    rejected.push(...own.map(({ sheet, row: { rowNo, source } }) => ({
      sheet, rowNo, cells: source.cells.map(({ text }) => text), faults: verdict.faults.filter((one) => one.sheet === sheet && one.rowNo === rowNo).map(({ fault }) => fault),
    })));
  }
  rejected.sort((one, other) => one.sheet - other.sheet || one.rowNo - other.rowNo);
  return { counts, ignored, rejected };
}

interface Gathered { readonly sheet: number; readonly row: Exclude<BookRow['row'], { kind: 'ignored' }>; readonly faults: readonly CellFault[] }

async function judge(name: string, own: readonly Gathered[], [head, ...others]: BookShape['sheets'], sink: RecordSink): Promise<BookVerdict> {
  const faults = own.flatMap(({ sheet, row: { rowNo }, faults: found }) => found.map((fault) => ({ sheet, rowNo, fault })));
  const [first] = own;
  const hasKey = name.startsWith('=');
  if (first !== undefined && (!hasKey || !own.some(({ sheet }) => sheet === 0))) {
    const [zh, en] = hasKey ? [`工作表「${head?.name.zh}」中没有此单号。`, `There is no such number in the sheet “${head?.name.en}”.`] : ['没有单号。', 'It has no number.'];
    faults.push({ sheet: first.sheet, rowNo: first.row.rowNo, fault: { field: '', code: 'no-head-row', zh, en } });
  }
  if (faults.length > 0) return { outcome: 'rejected', faults };
  const rowsOf = (sheet: number): RecordRow[] => own.flatMap((one) => (one.sheet === sheet && one.row.kind === 'record' ? [one.row] : []));
  return sink.keep({ key: name.slice(1), sheets: [head, ...others].map((_, sheet) => rowsOf(sheet)) });
}
