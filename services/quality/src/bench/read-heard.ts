import type { Database } from '@guitu/persistence/database';
import type { Heard } from './bench-row.rules.js';

/** What was heard of each of these returns, oldest first; a return nobody spoke of is absent. */
export async function readHeard(database: Database, companyCode: string, returnNos: readonly string[]): Promise<ReadonlyMap<string, Heard[]>> {
  const rows = await database.query<Heard & { returnNo: string }>(
    `select return_no as "returnNo", kind, floor(extract(epoch from recorded_at) * 1000)::float8 as at, payload from heard_fact
     where company_code = $1 and return_no = any($2) order by recorded_at, source, seq`, [companyCode, [...new Set(returnNos)]],
  );
  const byReturn = new Map<string, Heard[]>();
  for (const { returnNo, ...heard } of rows) byReturn.set(returnNo, [...(byReturn.get(returnNo) ?? []), heard]);
  return byReturn;
}
