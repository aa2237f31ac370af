import { randomUUID } from 'node:crypto';
import type { MasterType } from '@guitu/contracts/masterdata/types';
import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { FileRefused } from '@guitu/row-import/file-refused';
import { importRows, type ImportReport, type RejectedRow } from '@guitu/row-import/import-rows';
import { readRows, type FileFormat } from '@guitu/row-import/read-rows';
import { z } from 'zod';
import { isStated, statePeopleWhole } from '../people-whole/state-people-whole.js';
import { Counts, RowFault } from '../records/keep-batch.js';
import { IMPORT_SHAPES } from './import-shapes.js';
import { readMapping } from './keep-mapping.js';
import type { Upload } from './receive-upload.js';
import { Leaver, recordLeavers } from './record-leavers.js';
import { RecordSink } from './record-sink.js';

export const ImportResult = z.strictObject({
  id: z.uuid(), type: z.string(), sourceSystem: z.string(), dryRun: z.boolean(), sha256: z.string(),
  counts: Counts.extend({ ignored: z.int() }),
  /** hidden rows and lines of totals, the first hundred */
  ignored: z.array(z.strictObject({ rowNo: z.int(), why: RowFault })),
  /** columns that were not read, because nobody knows their heading */
  unknownHeadings: z.array(z.string()),
  /** the first rows that were refused; all of them in the error file */
  rejected: z.array(z.strictObject({ rowNo: z.int(), faults: z.array(RowFault) })),
  /** of a file that names everybody: whom it does not name, and what still hangs on them */
  leavers: z.array(Leaver),
  ms: z.int(),
}).meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof ImportResult>;

export interface ImportRequest {
  readonly type: MasterType;
  readonly format: FileFormat;
  readonly sourceSystem: string;
  readonly mapping?: string;
  /** the dry run of this very file; absent: this is the dry run */
  readonly dryRunId?: string;
  /** of employees: the file names everybody, and whoever of its source it does not name has this last day (local) */
  readonly leaversLastDay?: string;
}

/** A person with a command, or the system with the plants it may speak for (null: all). */
export interface ImportingFor { readonly actor: { readonly companyCode: string; readonly staff: string; readonly plantCodes: readonly string[] | null }; readonly traceparent?: string }

/** Refused rows that are kept for the error file; a file with more is wrong as a whole. */
const MOST_REJECTED = 10_000;
const SHOWN = 50;
/** Longest time between two batches of a file, as PostgreSQL reads it. */
const LONGEST_PAUSE = '10min';

/**
 * Imports a file, or tries to: a dry run does everything and takes it back, so that it says what the import will say.
 * Each row is judged alone; what is not in the file stays as it is, but for employees where the file is said to name everybody.
 * @throws Problem 409 dry-run-first · 422 when the file cannot be read, with the reason, or names everybody and has refused rows
 */
export async function runImport(tx: Transaction, journal: Journal, { actor, traceparent }: ImportingFor, request: ImportRequest, upload: Upload): Promise<ImportResult> {
  const { type, sourceSystem, dryRunId = null, leaversLastDay = null } = request;
  const { companyCode, staff, plantCodes } = actor;
  const shape = IMPORT_SHAPES[type];
  if (shape === undefined) throw Problem.notFound('此类主数据不能用文件导入。', 'This type does not come by file.');
  if (leaversLastDay !== null && type !== 'employee') throw Problem.unprocessable('employees-only', '只有员工文件可以声明包含全部人员。', 'Only a file of employees can be said to name everybody.');
  const mapping = request.mapping === undefined ? undefined : await readMapping(tx, companyCode, type, request.mapping);
  if (dryRunId !== null) await requireDryRun(tx, companyCode, request, upload.sha256);
  const [startedAt, id] = [performance.now(), randomUUID()];
  const rejected: RejectedRow[] = [];
  let [heading, unknownHeadings]: [string[], string[]] = [[], []];
  // While the file is read between two batches nothing is asked of the database, for long on a busy machine; a session left idle
  // like that would be ended (libs/persistence), and the import with it.
  await tx.execute(`set local idle_in_transaction_session_timeout = '${LONGEST_PAUSE}'`);
  await tx.execute('savepoint before_import');
  const options = { companyCode, staff, plantCodes, ...(traceparent !== undefined && { traceparent }) };
  const sink = new RecordSink(tx, journal, type, shape.columns, sourceSystem, options);
  const rows = readRows(upload.path, {
    format: request.format, shape, ...(mapping && { mapping }), instantAt: (date, minutes) => instantAt(date, minutes, shape.zone),
    onHeading: (found, row) => {
      heading = row.cells.map(({ text }) => text);
      unknownHeadings = [...found.unknown];
    },
  });
  const report = await readable(importRows(rows, sink, (row) => {
    if (rejected.push(row) > MOST_REJECTED) throw Problem.unprocessable('too-many-rejected', `超过 ${MOST_REJECTED} 行有误，请检查文件与列对应。`, `More than ${MOST_REJECTED} rows are wrong: check the file and its columns.`);
  }));
  if (leaversLastDay !== null && dryRunId !== null && rejected.length > 0) throw Problem.unprocessable('rows-refused', `有 ${rejected.length} 行未通过，无法判断谁已离职；请先改正。`, `${rejected.length} rows are refused, so nobody knows who has left: mend them first.`);
  const leavers = leaversLastDay === null ? [] : await recordLeavers(tx, journal, sourceSystem, sink.named, leaversLastDay, options);
  if (dryRunId === null) await tx.execute('rollback to savepoint before_import');
  // A file of people without a refused row is everybody, provided that whoever imports it is among them.
  else if (type === 'employee' && rejected.length === 0 && (await isStated(tx, companyCode, staff))) await statePeopleWhole(tx, journal, companyCode);
  const ms = Math.round(performance.now() - startedAt);
  await store(tx, { id, companyCode, type, sourceSystem, dryRunId, upload, heading, unknownHeadings, report, staff, ms, rejected, leaversLastDay, leavers });
  return {
    id, type, sourceSystem, dryRun: dryRunId === null, sha256: upload.sha256, counts: { ...report.counts }, ignored: report.ignored.map((one) => ({ ...one })), unknownHeadings,
    rejected: rejected.slice(0, SHOWN).map(({ rowNo, faults }) => ({ rowNo, faults: faults.map((fault) => ({ ...fault })) })), leavers, ms,
  };
}

async function readable<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof FileRefused ? Problem.unprocessable(error.code, error.zh, error.en) : error;
  });
}

async function requireDryRun(tx: Transaction, companyCode: string, { type, sourceSystem, dryRunId, leaversLastDay }: ImportRequest, sha256: string): Promise<void> {
  const found = await tx.query(
    'select 1 from import_run where id = $1 and company_code = $2 and type = $3 and source_system = $4 and sha256 = $5 and dry_run_id is null and leavers_last_day is not distinct from $6', [dryRunId, companyCode, type, sourceSystem, sha256, leaversLastDay ?? null],
  );
  if (found.length === 0) throw Problem.conflict('dry-run-first', '请先试运行同一文件，再导入。', 'Try the very same file first, then import it.');
}

interface Run {
  readonly id: string; readonly companyCode: string; readonly type: string; readonly sourceSystem: string; readonly dryRunId: string | null; readonly upload: Upload;
  readonly heading: readonly string[]; readonly unknownHeadings: readonly string[]; readonly report: ImportReport; readonly staff: string; readonly ms: number; readonly rejected: readonly RejectedRow[];
  readonly leaversLastDay: string | null; readonly leavers: readonly Leaver[];
}

async function store(tx: Transaction, run: Run): Promise<void> {
  await tx.execute(
    `insert into import_run (id, company_code, type, source_system, dry_run_id, sha256, bytes, heading, unknown_headings, counts, ignored, started_by, ms, leavers_last_day, leavers)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      run.id, run.companyCode, run.type, run.sourceSystem, run.dryRunId, run.upload.sha256, run.upload.bytes, JSON.stringify(run.heading), JSON.stringify(run.unknownHeadings),
      JSON.stringify(run.report.counts), JSON.stringify(run.report.ignored), run.staff, run.ms, run.leaversLastDay, run.leavers.map(({ code }) => code),
    ],
  );
  await tx.execute(
    'insert into import_reject (run_id, row_no, cells, faults) select $1, * from unnest($2::int[], $3::jsonb[], $4::jsonb[])',
    [run.id, run.rejected.map(({ rowNo }) => rowNo), run.rejected.map(({ cells }) => storable(cells)), run.rejected.map(({ faults }) => storable(faults))],
  );
}

/** jsonb keeps no NUL. */
const storable = (value: unknown): string => JSON.stringify(value).replaceAll('\\u0000', '');
