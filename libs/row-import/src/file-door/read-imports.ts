import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import type { RejectedBookRow } from '../book/import-book-records.js';
import type { RejectedRow } from '../import-rows.js';
import { z } from 'zod';
import { FileCounts } from './file-result.js';
import { REFUSED_ROWS_KEPT_DAYS } from './forget-refused-rows.js';

const ImportRun = z.strictObject({
  id: z.uuid(), type: z.string(), sourceSystem: z.string(), dryRunId: z.uuid().nullable(), sha256: z.string(), counts: FileCounts,
  unknownHeadings: z.array(z.string()), startedBy: z.string(), endedAt: z.int(), ms: z.int(),
});
export const ImportList = z.strictObject({ items: z.array(ImportRun) }).meta({ id: 'ImportList' });

/** The last two hundred. @param alone of these types those that `staff` has tried or imported himself: they hold personal data */
export async function listImports(database: Database, companyCode: string, { types, staff }: { readonly types: readonly string[]; readonly staff: string } = { types: [], staff: '' }): Promise<z.infer<typeof ImportList>> {
  const items = await database.query<z.infer<typeof ImportRun>>(
    `select id, type, source_system as "sourceSystem", dry_run_id as "dryRunId", sha256, counts, unknown_headings as "unknownHeadings", started_by as "startedBy",
       floor(extract(epoch from ended_at) * 1000)::float8 as "endedAt", ms from import_run where company_code = $1 and (type <> all($2::text[]) or started_by = $3) order by ended_at desc limit 200`, [companyCode, types, staff],
  );
  return { items };
}

/** @throws Problem 404: there is none, or its rows are forgotten */
export async function readRejected(database: Database, companyCode: string, id: string): Promise<{ type: string; startedBy: string; heading: string[]; rows: RejectedRow[] }> {
  const [run] = await database.query<{ type: string; startedBy: string; heading: string[]; rejected: number }>(
    `select type, started_by as "startedBy", heading, (counts->>'rejected')::int as rejected from import_run where id = $1 and company_code = $2`, [id, companyCode],
  );
  if (run === undefined) throw Problem.notFound('没有这次导入。', 'There is no such import.');
  const rows = await database.query<RejectedRow>('select row_no as "rowNo", cells, faults from import_reject where run_id = $1 order by row_no', [id]);
  if (run.rejected > 0 && rows.length === 0) throw forgotten();
  return { type: run.type, startedBy: run.startedBy, heading: run.heading, rows };
}

/** Of a file of several sheets of this type. @throws Problem 404: there is none, or its rows are forgotten */
export async function readRejectedBook(database: Database, companyCode: string, type: string, id: string): Promise<{ headings: string[][]; rows: RejectedBookRow[] }> {
  const [run] = await database.query<{ headings: string[][]; rejected: number }>(`select heading as headings, (counts->>'rejected')::int as rejected from import_run where id = $1 and company_code = $2 and type = $3`, [id, companyCode, type]);
  if (run === undefined) throw Problem.notFound('没有这次导入。', 'There is no such import.');
  const rows = await database.query<RejectedBookRow>('select sheet, row_no as "rowNo", cells, faults from import_book_reject where run_id = $1 order by sheet, row_no', [id]);
  if (run.rejected > 0 && rows.length === 0) throw forgotten();
  return { headings: run.headings, rows };
}

const forgotten = (): Problem => Problem.notFound(`有误的行最多保留 ${REFUSED_ROWS_KEPT_DAYS} 天，现已删除；请重新试运行该文件。`, `Refused rows are kept for ${REFUSED_ROWS_KEPT_DAYS} days at most and are gone: try the file again.`);
