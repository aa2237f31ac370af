/** Where the goods of a return are to be sent: stores and areas of masterdata that have an address (product.md §1 A5). */
import type { Transaction } from '@guitu/persistence/transaction';
import type { Label } from '@guitu/contracts/vocabulary';

export interface ReturnAddress { readonly name: Label; readonly address: string }

/** Null: master data keeps no address under this code. */
export async function returnAddress(tx: Pick<Transaction, 'query'>, companyCode: string, code: string): Promise<ReturnAddress | null> {
  const [row] = await tx.query<{ zh: string; en: string; address: string }>(
    `select body->'name'->>'zh' as zh, coalesce(body->'name'->>'en', body->'name'->>'zh') as en, body->>'address' as address
     from master_view where type = 'area' and company_code = $1 and code = $2 and body->>'address' is not null`, [companyCode, code],
  );
  return row === undefined ? null : { name: { zh: row.zh, en: row.en }, address: row.address };
}
