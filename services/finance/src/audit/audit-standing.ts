/** Whether what was audited still is what lies there (product.md §1 E3): payment waits while it is not. */
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { contentHash, settlementContent } from '../settlement/settlement-content.js';

export interface AuditStanding {
  readonly factId: string; readonly verdict: 'accept' | 'reject'; readonly net: number; readonly by: string; readonly at: number;
  /** SHA-256 of what was audited, or audited again, and of what lies there now */
  readonly contentHash: string; readonly contentNow: string;
  readonly valid: boolean;
}

/** The last audit; null where none was asked for or none was done yet. */
export async function auditStanding(from: Pick<Transaction | Database, 'query'>, companyCode: string, returnNo: string): Promise<AuditStanding | null> {
  const [last] = await from.query<Omit<AuditStanding, 'contentNow' | 'valid'>>(
    `select a.fact_id as "factId", verdict, a.net::float8 as net, coalesce(r.renewed_by, recorded_by) as by,
       floor(extract(epoch from coalesce(r.renewed_at, recorded_at)) * 1000)::float8 as at, coalesce(r.content_hash, a.content_hash) as "contentHash"
     from audit a left join lateral (select * from audit_renewal r where r.fact_id = a.fact_id order by renewed_at desc, id limit 1) r on true
     where a.company_code = $1 and a.return_no = $2 order by recorded_at desc, a.fact_id desc limit 1`, [companyCode, returnNo],
  );
  if (last === undefined) return null;
  const contentNow = contentHash(await settlementContent(from, companyCode, returnNo));
  return { ...last, contentNow, valid: last.verdict === 'accept' && last.contentHash === contentNow };
}

/** @throws Problem 409 when it was audited and is not any more what was audited */
export async function requireValidAudit(tx: Transaction, companyCode: string, returnNo: string): Promise<void> {
  const standing = await auditStanding(tx, companyCode, returnNo);
  if (standing === null || standing.valid) return;
  throw Problem.conflict('audit-invalid', '审核之后内容已变更，审核失效；须重新审核后才能入账或付款。', 'What was audited has changed since; it must be audited again before it is booked or paid.');
}
