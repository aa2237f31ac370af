import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { RowShape } from '@guitu/row-import/columns/column';
import { FILE_RESULT } from '@guitu/row-import/file-door/file-result';
import { importFile, type FileRequest } from '@guitu/row-import/file-door/import-file';
import { dryRunFirst } from '@guitu/row-import/file-door/import-run';
import type { Upload } from '@guitu/row-import/file-door/receive-upload';
import type { RowSink } from '@guitu/row-import/import-rows';
import { z } from 'zod';
import { isStated, statePeopleWhole } from '../people-whole/state-people-whole.js';
import type { ContactKeeper } from '../contacts/keep-contact-batch.js';
import type { KeepOptions } from '../records/keep-records.js';
import { ContactSink } from './contact-sink.js';
import { CalendarSink } from './calendar-sink.js';
import { CostSink } from './cost-sink.js';
import { IMPORT_SHAPES, type FileType, type PersonalFile } from './import-shapes.js';
import { Leaver, recordLeavers } from './record-leavers.js';
import { RecordSink } from './record-sink.js';

export const ImportResult = z.strictObject({
  ...FILE_RESULT,
  /** of a file that names everybody: whom it does not name, and what still hangs on them */
  leavers: z.array(Leaver),
}).meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof ImportResult>;

export interface ImportRequest extends FileRequest {
  readonly type: FileType;
  /** of employees: the file names everybody, and whoever of its source it does not name has this last day (local) */
  readonly leaversLastDay?: string | undefined;
}

/** A person with a command, or the system with the plants it may speak for (null: all), which brings no contacts. */
export interface ImportingFor { readonly actor: { readonly companyCode: string; readonly staff: string; readonly plantCodes: readonly string[] | null } & Partial<Pick<Actor, 'dept' | 'roles'>>; readonly traceparent?: string }

/**
 * Imports a file, or tries to (libs/row-import, import-file.ts). What is not in the file stays as it is, but for employees where the
 * file is said to name everybody.
 * @throws Problem 409 dry-run-first · 422 when the file cannot be read, with the reason, or names everybody and has refused rows
 */
export async function runImport(tx: Transaction, journal: Journal, { actor, traceparent }: ImportingFor, request: ImportRequest, upload: Upload): Promise<ImportResult> {
  const { type, sourceSystem, dryRunId, leaversLastDay = null } = request;
  const { companyCode, staff, plantCodes, dept, roles } = actor;
  const shape = IMPORT_SHAPES[type];
  if (shape === undefined) throw Problem.notFound('此类主数据不能用文件导入。', 'This type does not come by file.');
  if (leaversLastDay !== null && type !== 'employee') throw Problem.unprocessable('employees-only', '只有员工文件可以声明包含全部人员。', 'Only a file of employees can be said to name everybody.');
  if (dryRunId !== undefined) await requireSameLastDay(tx, dryRunId, leaversLastDay);
  const options: KeepOptions = { companyCode, staff, plantCodes, ...(traceparent !== undefined && { traceparent }) };
  const sink = type === 'contact' || type === 'staff-contact' ? new ContactSink(tx, personOf({ companyCode, staff, dept, roles }), type) : sinkOf(tx, journal, type, shape, sourceSystem, options);
  let leavers: Leaver[] = [];
  const afterRows = async (rejected: number): Promise<void> => {
    if (leaversLastDay !== null && dryRunId !== undefined && rejected > 0) throw Problem.unprocessable('rows-refused', `有 ${rejected} 行未通过，无法判断谁已离职；请先改正。`, `${rejected} rows are refused, so nobody knows who has left: mend them first.`);
    if (leaversLastDay !== null && sink instanceof RecordSink) leavers = await recordLeavers(tx, journal, sourceSystem, sink.named, leaversLastDay, options);
    // A file of people without a refused row is everybody, provided that whoever imports it is among them.
    if (dryRunId !== undefined && type === 'employee' && rejected === 0 && (await isStated(tx, companyCode, staff))) await statePeopleWhole(tx, journal, companyCode);
  };
  const result = await importFile(tx, { companyCode, staff, shape, sink, instantAt: (date, minutes) => instantAt(date, minutes, shape.zone), afterRows }, request, upload);
  if (leaversLastDay !== null) await tx.execute('update import_run set leavers_last_day = $2, leavers = $3 where id = $1', [result.id, leaversLastDay, leavers.map(({ code }) => code)]);
  return { ...result, leavers };
}

/** Whose customers they are, and who the employees, decides row by row whether they are his to keep. */
function personOf({ companyCode, staff, dept, roles }: Partial<Actor> & Pick<Actor, 'companyCode' | 'staff'>): ContactKeeper {
  if (dept === undefined || roles === undefined) throw new Error('contacts come from a person');
  return { companyCode, staff, dept, roles };
}

function sinkOf(tx: Transaction, journal: Journal, type: Exclude<FileType, PersonalFile>, { columns }: RowShape, sourceSystem: string, options: KeepOptions): RowSink {
  if (type === 'product-cost') return new CostSink(tx, options);
  if (type === 'calendar') return new CalendarSink(tx, journal, options);
  return new RecordSink(tx, journal, type, columns, sourceSystem, options);
}

/** The dry run said who leaves when. */
async function requireSameLastDay(tx: Transaction, dryRunId: string, lastDay: string | null): Promise<void> {
  const tried = await tx.query('select 1 from import_run where id = $1 and leavers_last_day is not distinct from $2', [dryRunId, lastDay]);
  if (tried.length === 0) throw dryRunFirst();
}
