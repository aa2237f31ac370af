import type { Transaction } from '@guitu/persistence/transaction';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';

/**
 * The version a return runs under now, `key@version`: as the process said last, else as it was registered.
 * @throws Error for a return that is not registered here
 */
export async function refOfReturn(tx: Transaction, companyCode: string, returnNo: string): Promise<string> {
  const [row] = await tx.query<{ ref: string }>(
    `select coalesce(s.body->>'policy', c.policy_key || '@' || c.policy_version) as ref
     from return_case c left join return_status s using (company_code, return_no) where c.company_code = $1 and c.return_no = $2`,
    [companyCode, returnNo],
  );
  if (row === undefined) throw new Error(`no return ${companyCode}/${returnNo}`);
  return row.ref;
}

/** The published profile. @throws Error when nothing was published under this reference: no return can run under it */
export async function policyOfReturn(tx: Transaction, ref: string): Promise<ResolvedProfile> {
  const [row] = await tx.query<{ document: ResolvedProfile }>(`select document from policy_version where key || '@' || version = $1`, [ref]);
  if (row === undefined) throw new Error(`policy ${ref} was never published`);
  return row.document;
}
