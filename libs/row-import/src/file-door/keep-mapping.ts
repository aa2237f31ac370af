/** Headings of foreign files, saved under a name: field → heading. */
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import type { RowShape } from '../columns/column.js';
import { MappingName } from './file-query.js';

export const MappingBody = z.strictObject({ headings: z.record(z.string().max(80), z.string().min(1).max(80)) }).meta({ id: 'ImportMapping' });
export const MappingKept = z.strictObject({ name: MappingName }).meta({ id: 'ImportMappingKept' });
interface Whose { readonly companyCode: string; readonly staff: string }

/** @throws Problem 422 for a field the type does not have */
export async function keepMapping(tx: Transaction, { companyCode, staff }: Whose, type: string, { columns }: RowShape, name: string, { headings }: z.infer<typeof MappingBody>): Promise<{ name: string }> {
  const known = new Set(columns.map(({ field }) => field));
  const errors = Object.keys(headings).filter((field) => !known.has(field)).map((field) => ({ path: `headings.${field}`, zh: '没有这个字段', en: 'no such field' }));
  if (errors.length > 0) throw Problem.unprocessable('unknown-field', '列对应有误。', 'The mapping is not valid.', errors);
  await tx.execute(
    `insert into import_mapping (company_code, type, name, headings, saved_by) values ($1, $2, $3, $4, $5)
     on conflict (company_code, type, name) do update set headings = excluded.headings, saved_by = excluded.saved_by, saved_at = clock_timestamp()`,
    [companyCode, type, name, JSON.stringify(headings), staff],
  );
  return { name };
}

/** @throws Problem 404 */
export async function readMapping(tx: Transaction, companyCode: string, type: string, name: string): Promise<Readonly<Record<string, string>>> {
  const [row] = await tx.query<{ headings: Record<string, string> }>('select headings from import_mapping where company_code = $1 and type = $2 and name = $3', [companyCode, type, name]);
  if (row === undefined) throw Problem.notFound('没有这个列对应。', 'There is no such mapping.');
  return row.headings;
}
