/** What is kept of a file that was tried or imported. */
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { RejectedBookRow } from '../book/import-book-records.js';
import type { ImportReport, RejectedRow } from '../import-rows.js';
import type { Upload } from './receive-upload.js';

/** Refused rows that are kept for the error file; a file with more is wrong as a whole. */
const MOST_REJECTED = 10_000;
/** Longest time between two batches of a file, as PostgreSQL reads it. */
const LONGEST_PAUSE = '10min';

/** While the file is read between two batches nothing is asked of the database, for long on a busy machine; a session left idle like that would be ended (libs/persistence), and the import with it. */
export async function beforeImport(tx: Transaction): Promise<void> {
  await tx.execute(`set local idle_in_transaction_session_timeout = '${LONGEST_PAUSE}'`);
  await tx.execute('savepoint before_import');
}

/** @throws Problem 422 when so many rows are wrong that the file is */
export function withinRejected(count: number): void {
  if (count > MOST_REJECTED) throw Problem.unprocessable('too-many-rejected', `超过 ${MOST_REJECTED} 行有误，请检查文件与列对应。`, `More than ${MOST_REJECTED} rows are wrong: check the file and its columns.`);
}

/** @throws Problem 409 dry-run-first */
export async function requireDryRun(tx: Transaction, companyCode: string, { type, sourceSystem, dryRunId }: { readonly type: string; readonly sourceSystem: string; readonly dryRunId: string }, sha256: string): Promise<void> {
  const found = await tx.query('select 1 from import_run where id = $1 and company_code = $2 and type = $3 and source_system = $4 and sha256 = $5 and dry_run_id is null', [dryRunId, companyCode, type, sourceSystem, sha256]);
  if (found.length === 0) throw dryRunFirst();
}

export const dryRunFirst = (): Problem => Problem.conflict('dry-run-first', '请先试运行同一文件，再导入。', 'Try the very same file first, then import it.');

/** `heading`: of the one sheet, or of each */
export interface ImportRun {
  readonly id: string; readonly companyCode: string; readonly type: string; readonly sourceSystem: string; readonly dryRunId: string | null; readonly upload: Upload;
  readonly heading: readonly string[] | readonly (readonly string[])[]; readonly unknownHeadings: readonly unknown[]; readonly counts: ImportReport['counts'];
  readonly ignored: readonly object[]; readonly staff: string; readonly ms: number;
}

export async function storeRun(tx: Transaction, run: ImportRun): Promise<void> {
  await tx.execute(
    `insert into import_run (id, company_code, type, source_system, dry_run_id, sha256, bytes, heading, unknown_headings, counts, ignored, started_by, ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      run.id, run.companyCode, run.type, run.sourceSystem, run.dryRunId, run.upload.sha256, run.upload.bytes, JSON.stringify(run.heading), JSON.stringify(run.unknownHeadings),
      JSON.stringify(run.counts), JSON.stringify(run.ignored), run.staff, run.ms,
    ],
  );
}

export async function storeRejected(tx: Transaction, id: string, rejected: readonly RejectedRow[]): Promise<void> {
  await tx.execute(
    'insert into import_reject (run_id, row_no, cells, faults) select $1, * from unnest($2::int[], $3::jsonb[], $4::jsonb[])',
    [id, rejected.map(({ rowNo }) => rowNo), rejected.map(({ cells }) => storable(cells)), rejected.map(({ faults }) => storable(faults))],
  );
}

/** Of several sheets that belong together. */
export async function storeRejectedBook(tx: Transaction, id: string, rejected: readonly RejectedBookRow[]): Promise<void> {
  await tx.execute(
    'insert into import_book_reject (run_id, sheet, row_no, cells, faults) select $1, * from unnest($2::int[], $3::int[], $4::jsonb[], $5::jsonb[])',
    [id, rejected.map(({ sheet }) => sheet), rejected.map(({ rowNo }) => rowNo), rejected.map(({ cells }) => storable(cells)), rejected.map(({ faults }) => storable(faults))],
  );
}

/** jsonb keeps no NUL. */
const storable = (value: unknown): string => JSON.stringify(value).replaceAll('\\u0000', '');
