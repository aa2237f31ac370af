/** A file into the rows of a service: tried first, then imported; what became of it is kept, and the refused rows for the error file. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { RowShape } from '../columns/column.js';
import type { InstantAt } from '../columns/read-cell.rules.js';
import { importRows, type ImportReport, type RejectedRow, type RowSink } from '../import-rows.js';
import { readRows, type FileFormat } from '../read-rows.js';
import { refusedInWords, type FileResult } from './file-result.js';
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

/** Refused rows that are kept for the error file; a file with more is wrong as a whole. */
const MOST_REJECTED = 10_000;
const SHOWN = 50;
/** Longest time between two batches of a file, as PostgreSQL reads it. */
const LONGEST_PAUSE = '10min';

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
  // While the file is read between two batches nothing is asked of the database, for long on a busy machine; a session left idle
  // like that would be ended (libs/persistence), and the import with it.
  await tx.execute(`set local idle_in_transaction_session_timeout = '${LONGEST_PAUSE}'`);
  await tx.execute('savepoint before_import');
  // what somebody wrote above a column may itself be a name: said by the column's number
  const holdsPeople = shape.columns.some(({ secret }) => secret === true);
  const rows = readRows(upload.path, {
    format: request.format, shape, ...(mapping && { mapping }), instantAt,
    onHeading: (found, row) => {
      heading = row.cells.map(({ text }) => text);
      unknownHeadings = holdsPeople ? found.unknown.map((text) => `#${heading.findIndex((cell) => cell.trim().startsWith(text)) + 1}`) : [...found.unknown];
    },
  });
  const report = await refusedInWords(importRows(rows, sink, (row) => {
    if (rejected.push(row) > MOST_REJECTED) throw Problem.unprocessable('too-many-rejected', `超过 ${MOST_REJECTED} 行有误，请检查文件与列对应。`, `More than ${MOST_REJECTED} rows are wrong: check the file and its columns.`);
  }));
  await afterRows?.(rejected.length);
  if (dryRunId === undefined) await tx.execute('rollback to savepoint before_import');
  const ms = Math.round(performance.now() - startedAt);
  await store(tx, { id, companyCode, type, sourceSystem, dryRunId: dryRunId ?? null, upload, heading, unknownHeadings, report, staff, ms, rejected });
  return {
    id, type, sourceSystem, dryRun: dryRunId === undefined, sha256: upload.sha256, counts: { ...report.counts }, ignored: report.ignored.map((one) => ({ ...one })), unknownHeadings,
    rejected: rejected.slice(0, SHOWN).map(({ rowNo, faults }) => ({ rowNo, faults: faults.map((fault) => ({ ...fault })) })), ms,
  };
}

async function requireDryRun(tx: Transaction, companyCode: string, { type, sourceSystem, dryRunId }: Pick<FileRequest, 'type' | 'sourceSystem' | 'dryRunId'>, sha256: string): Promise<void> {
  const found = await tx.query('select 1 from import_run where id = $1 and company_code = $2 and type = $3 and source_system = $4 and sha256 = $5 and dry_run_id is null', [dryRunId, companyCode, type, sourceSystem, sha256]);
  if (found.length === 0) throw dryRunFirst();
}

export const dryRunFirst = (): Problem => Problem.conflict('dry-run-first', '请先试运行同一文件，再导入。', 'Try the very same file first, then import it.');

interface Run {
  readonly id: string; readonly companyCode: string; readonly type: string; readonly sourceSystem: string; readonly dryRunId: string | null; readonly upload: Upload;
  readonly heading: readonly string[]; readonly unknownHeadings: readonly string[]; readonly report: ImportReport; readonly staff: string; readonly ms: number; readonly rejected: readonly RejectedRow[];
}

async function store(tx: Transaction, run: Run): Promise<void> {
  await tx.execute(
    `insert into import_run (id, company_code, type, source_system, dry_run_id, sha256, bytes, heading, unknown_headings, counts, ignored, started_by, ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      run.id, run.companyCode, run.type, run.sourceSystem, run.dryRunId, run.upload.sha256, run.upload.bytes, JSON.stringify(run.heading), JSON.stringify(run.unknownHeadings),
      JSON.stringify(run.report.counts), JSON.stringify(run.report.ignored), run.staff, run.ms,
    ],
  );
  await tx.execute(
    'insert into import_reject (run_id, row_no, cells, faults) select $1, * from unnest($2::int[], $3::jsonb[], $4::jsonb[])',
    [run.id, run.rejected.map(({ rowNo }) => rowNo), run.rejected.map(({ cells }) => storable(cells)), run.rejected.map(({ faults }) => storable(faults))],
  );
}

/** jsonb keeps no NUL. */
const storable = (value: unknown): string => JSON.stringify(value).replaceAll('\\u0000', '');
