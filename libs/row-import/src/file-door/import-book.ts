/** A workbook whose sheets belong together into the records of a service: tried first, then imported, as importFile does with rows. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '@guitu/persistence/transaction';
import type { BookShape } from '../book/book-shape.js';
import { importBookRecords, type RecordSink } from '../book/import-book-records.js';
import { readBook, type BookHeadings } from '../book/read-book.js';
import type { InstantAt } from '../columns/read-cell.rules.js';
import { refusedInWords, type BookResult } from './file-result.js';
import { beforeImport, requireDryRun, storeRejectedBook, storeRun, withinRejected } from './import-run.js';
import type { Upload } from './receive-upload.js';

export interface BookRequest {
  readonly type: string;
  readonly sourceSystem: string;
  /** the dry run of this very file; absent: this is the dry run */
  readonly dryRunId?: string | undefined;
}
export interface BookDoor {
  readonly companyCode: string;
  readonly staff: string;
  readonly shape: BookShape;
  readonly sink: RecordSink;
  readonly instantAt: InstantAt;
}

const SHOWN = 50;

/**
 * Each record is judged alone, with all its rows: one wrong row refuses it, and the others stand in the error file beside it.
 * @throws Problem 409 dry-run-first · 422 when the file cannot be read, with the reason
 */
export async function importBook(tx: Transaction, { companyCode, staff, shape, sink, instantAt }: BookDoor, { type, sourceSystem, dryRunId }: BookRequest, upload: Upload): Promise<BookResult> {
  if (dryRunId !== undefined) await requireDryRun(tx, companyCode, { type, sourceSystem, dryRunId }, upload.sha256);
  const [startedAt, id] = [performance.now(), randomUUID()];
  await beforeImport(tx);
  const found: BookHeadings = { headings: [], unknownHeadings: [], unreadSheets: [] };
  const { counts, ignored, rejected } = await refusedInWords(importBookRecords(readBook(upload.path, shape, instantAt, found), shape, sink));
  withinRejected(rejected.length);
  if (dryRunId === undefined) await tx.execute('rollback to savepoint before_import');
  const ms = Math.round(performance.now() - startedAt);
  const { headings, unknownHeadings, unreadSheets } = found;
  await storeRun(tx, {
    id, companyCode, type, sourceSystem, dryRunId: dryRunId ?? null, upload, heading: headings, unknownHeadings: unknownHeadings.map(({ sheet, heading }) => `${sheet}：${heading}`), counts, ignored, staff, ms,
  });
  await storeRejectedBook(tx, id, rejected);
  const named = <T extends { readonly sheet: number }>(one: T) => ({ ...one, sheet: shape.sheets[one.sheet]?.name.zh ?? '' });
  return {
    id, type, sourceSystem, dryRun: dryRunId === undefined, sha256: upload.sha256, counts: { ...counts }, ignored: ignored.map(named), unknownHeadings, unreadSheets,
    rejected: rejected.filter(({ faults }) => faults.length > 0).slice(0, SHOWN).map(named).map(({ sheet, rowNo, faults }) => ({ sheet, rowNo, faults: faults.map((fault) => ({ ...fault })) })), ms,
  };
}
