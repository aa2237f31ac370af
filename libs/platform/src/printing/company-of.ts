import type { Transaction } from '@guitu/persistence/transaction';
import type { SheetCompany } from './sheet-head.rules.js';

/** The company whose a sheet is, by the name masterdata gives it. */
export async function companyOf(from: Pick<Transaction, 'query'>, code: string): Promise<SheetCompany> {
  const [row] = await from.query<{ name: string }>(`select body->>'name' as name from master_view where type = 'company' and company_code = $1 and code = $1 and body is not null`, [code]);
  return { code, name: row?.name ?? null };
}
