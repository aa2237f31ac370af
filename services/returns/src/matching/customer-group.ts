import type { Transaction } from '@guitu/persistence/transaction';

/**
 * The customer with those who buy under the same head: ship-to, bill-to, branches and sub-dealers (product.md §2.4). Alone as
 * long as master data has said nothing of a parent.
 */
export async function customerGroup(tx: Pick<Transaction, 'query'>, companyCode: string, customerCode: string): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(
    `with head as (select coalesce((select body->>'parent' from master_view where type = 'customer' and company_code = $1 and code = $2), $2) as code)
     select v.code from master_view v, head h where v.type = 'customer' and v.company_code = $1 and v.body is not null and (v.code = h.code or v.body->>'parent' = h.code)`,
    [companyCode, customerCode],
  );
  return [...new Set([customerCode, ...rows.map(({ code }) => code)])];
}

/** The customer, and the one he buys under where master data names one: whose prices hold for him (price.ts). */
export async function buyerAndHead(tx: Pick<Transaction, 'query'>, companyCode: string, customerCode: string): Promise<string[]> {
  const [row] = await tx.query<{ parent: string | null }>(`select body->>'parent' as parent from master_view where type = 'customer' and company_code = $1 and code = $2`, [companyCode, customerCode]);
  return row?.parent == null ? [customerCode] : [customerCode, row.parent];
}
