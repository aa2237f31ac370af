/** 不良代码 are those of the house's table, where it keeps one. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';

/** Faults of codes the table does not have, or no longer; none where the company keeps no table of defects. @param codes each with its place in the body */
export async function defectFaults(tx: Transaction, companyCode: string, codes: readonly { readonly code: string; readonly path: string }[]): Promise<FieldError[]> {
  if (codes.length === 0) return [];
  const table = await tx.query<{ entry: string }>(
    `select body->>'entry' as entry from master_view where type = 'code' and company_code = $1 and body->>'list' = 'defect' and (body->>'active')::boolean`, [companyCode],
  );
  if (table.length === 0) return [];
  return codes.filter(({ code }) => !table.some(({ entry }) => entry === code)).map(({ code, path }) => ({ path, zh: `不良代码表中没有 ${code}。`, en: `The table of defects has no ${code}.` }));
}
