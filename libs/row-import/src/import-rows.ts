/** Rows to whoever keeps them, a few hundred at a time, and what became of each. */
import type { CellFault } from './columns/column.js';
import type { ReadRow, RecordRow } from './read-rows.js';
import type { SourceRow } from './source-row.js';

export type Outcome = 'added' | 'changed' | 'unchanged' | 'rejected';
/** `later`: rejected only because it names something that a later row may bring */
export interface Verdict { readonly outcome: Outcome; readonly faults: readonly CellFault[]; readonly later?: boolean }
/** Keeps rows (or judges them, in a dry run) and says what became of each, in their order. */
export interface RowSink { keep(rows: readonly RecordRow[]): Promise<readonly Verdict[]> }

export interface RejectedRow { readonly rowNo: number; readonly faults: readonly CellFault[]; readonly cells: readonly string[] }
export interface ImportReport {
  readonly counts: Readonly<Record<Outcome | 'ignored', number>>;
  readonly ignored: readonly { readonly rowNo: number; readonly why: CellFault }[];
}

/** Rows handed over at once. */
const AT_ONCE = 500;
/** Rows that wait for later ones; beyond that they are rejected at once. */
const MOST_WAITING = 5_000;
/** Ignored rows named one by one. */
const MOST_IGNORED = 100;

/**
 * Reads to the end; rows that name later ones are handed over again then. Rows that are wrong are told to `onRejected` as they come and do not stop the others.
 * Memory: one batch, and what the reader remembers of keys.
 */
export async function importRows(rows: AsyncIterable<ReadRow>, sink: RowSink, onRejected: (row: RejectedRow) => void | Promise<void>): Promise<ImportReport> {
  const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0, ignored: 0 };
  const ignored: { rowNo: number; why: CellFault }[] = [];
  let batch: RecordRow[] = [];
  const waiting: RecordRow[] = [];
  const reject = async (rowNo: number, faults: readonly CellFault[], source: SourceRow): Promise<void> => {
    counts.rejected += 1;
    await onRejected({ rowNo, faults, cells: source.cells.map(({ text }) => text) });
  };
  const hand = async (given: readonly RecordRow[], mayWait: boolean): Promise<void> => {
    if (given.length === 0) return;
    const verdicts = await sink.keep(given);
    for (const [index, row] of given.entries()) {
      const verdict = verdicts[index];
      if (verdict === undefined) throw new Error(`no verdict on row ${row.rowNo}`);
      if (verdict.later === true && mayWait && waiting.length < MOST_WAITING) waiting.push(row);
      else if (verdict.outcome === 'rejected') await reject(row.rowNo, verdict.faults, row.source);
      else counts[verdict.outcome] += 1;
    }
  };
  for await (const row of rows) {
    if (row.kind === 'record') {
      batch.push(row);
      if (batch.length < AT_ONCE) continue;
      await hand(batch, true);
      batch = [];
    } else if (row.kind === 'faulty') await reject(row.rowNo, row.faults, row.source);
    else {
      counts.ignored += 1;
      if (ignored.length < MOST_IGNORED) ignored.push({ rowNo: row.rowNo, why: row.why });
    }
  }
  await hand(batch, true);
  await hand(waiting, false);
  return { counts, ignored };
}
