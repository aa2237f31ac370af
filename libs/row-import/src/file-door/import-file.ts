/** A file into the rows of a service: tried first, then imported; what became of it is kept, and the refused rows for the error file. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RowShape } from '../columns/column.js';
import type { InstantAt } from '../columns/read-cell.rules.js';
import { importRows, type RejectedRow, type RowSink } from '../import-rows.js';
import { readRows, type FileFormat } from '../read-rows.js';
import { refusedInWords, type FileResult } from './file-result.js';
import { beforeImport, requireDryRun, storeRejected, storeRun, withinRejected } from './import-run.js';
import { readMapping } from './keep-mapping.js';
import type { Upload } from './receive-upload.js';

export interface FileRequest {
  readonly type: string;
  readonly format: FileFormat;
  readonly sourceSystem: string;
  readonly mapping?: string | undefined;
  /** the dry run of this very file; absent: this is the dry run */
  readonly dryRunId?: string | undefined;
}
export interface FileDoor {
  readonly companyCode: string;
  readonly staff: string;
  readonly shape: RowShape;
  readonly sink: RowSink;
  readonly instantAt: InstantAt;
  /** after the last row, before a dry run is taken back */
  readonly afterRows?: (rejected: number) => Promise<void>;
}

const SHOWN = 50;

/**
 * Imports a file, or tries to: a dry run does everything and takes it back, so that it says what the import will say.
 * Each row is judged alone; what is not in the file stays as it is.
 * @throws Problem 409 dry-run-first · 422 when the file cannot be read, with the reason
 */
export async function importFile(tx: Transaction, { companyCode, staff, shape, sink, instantAt, afterRows }: FileDoor, request: FileRequest, upload: Upload): Promise<FileResult> {
  const { type, sourceSystem, dryRunId } = request;
  const mapping = request.mapping === undefined ? undefined : await readMapping(tx, companyCode, type, request.mapping);
  if (dryRunId !== undefined) await requireDryRun(tx, companyCode, { type, sourceSystem, dryRunId }, upload.sha256);
  const [startedAt, id] = [performance.now(), randomUUID()];
  const rejected: RejectedRow[] = [];
  let [heading, unknownHeadings]: [string[], string[]] = [[], []];
  await beforeImport(tx);
  // what somebody wrote above a column may itself be a name: said by the column's number
  const holdsPeople = shape.columns.some(({ secret }) => secret === true);
  const rows = readRows(upload.path, {
    format: request.format, shape, ...(mapping && { mapping }), instantAt,
    onHeading: (found, row) => {
      heading = row.cells.map(({ text }) => text);
      unknownHeadings = holdsPeople ? found.unknown.map((text) => `#${heading.findIndex((cell) => cell.trim().startsWith(text)) + 1}`) : [...found.unknown];
    },
  });
  const report = await refusedInWords(importRows(rows, sink, (row) => withinRejected(rejected.push(row))));
  await afterRows?.(rejected.length);
  if (dryRunId === undefined) await tx.execute('rollback to savepoint before_import');
  const ms = Math.round(performance.now() - startedAt);
  await storeRun(tx, { id, companyCode, type, sourceSystem, dryRunId: dryRunId ?? null, upload, heading, unknownHeadings, counts: report.counts, ignored: report.ignored, staff, ms });
  await storeRejected(tx, id, rejected);
  return {
    id, type, sourceSystem, dryRun: dryRunId === undefined, sha256: upload.sha256, counts: { ...report.counts }, ignored: report.ignored.map((one) => ({ ...one })), unknownHeadings,
    rejected: rejected.slice(0, SHOWN).map(({ rowNo, faults }) => ({ rowNo, faults: faults.map((fault) => ({ ...fault })) })), ms,
  };
}
