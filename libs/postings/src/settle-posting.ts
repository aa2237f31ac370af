import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { bookPosting } from './order-posting.js';
import type { PostingRow } from './posting-row.js';

/** What a person found out: it is booked under this number · it is not there and is sent once more, now or not before an instant · it is not there and is given up. */
export type Finding = { readonly outcome: 'booked'; readonly voucherNo: string } | { readonly outcome: 'again'; readonly notBefore?: Date } | { readonly outcome: 'withdrawn' };

/**
 * A person says what became of a posting that was refused or that nobody knows about (product.md §1 I4). His word replaces the
 * other system's answer, so it is kept with his id.
 * @throws Problem 409 nothing to find out, or another was ordered for its task · 422 the number is another posting's
 */
export async function settlePosting(tx: Transaction, posting: PostingRow, finding: Finding, staff: string): Promise<void> {
  if (posting.state !== 'refused' && posting.state !== 'unknown') throw Problem.conflict('posting-not-open', '这笔过账无需处理。', 'This posting needs no decision.');
  // what was refused has made room, which the one ordered instead has taken
  if (finding.outcome !== 'withdrawn') await requireRoom(tx, posting);
  if (finding.outcome === 'booked') {
    if (!(await bookPosting(tx, posting, finding.voucherNo, staff))) throw voucherTaken(finding.voucherNo);
    return;
  }
  if (finding.outcome === 'withdrawn') {
    await tx.execute(`update posting set state = 'withdrawn', settled_by = $2, claim_until = null where id = $1`, [posting.id, staff]);
    return;
  }
  // he has looked: it is as if it had never been handed over
  await tx.execute(`update posting set state = 'queued', settled_by = $2, reason = null, attempts = 0, handed_at = null, due_at = coalesce($3, clock_timestamp()) where id = $1`, [posting.id, staff, finding.notBefore ?? null]);
}

/** Two that count for one statement of a task would be credited twice: a document that turns up late is booked back over there. @throws Problem 409 */
async function requireRoom(tx: Transaction, { id, company_code, return_no, task_id, task_rev }: PostingRow): Promise<void> {
  const [other] = await tx.query(
    `select 1 from posting where company_code = $1 and return_no = $2 and task_id = $3 and task_rev = $4 and state not in ('refused', 'withdrawn') and id <> $5`,
    [company_code, return_no, task_id, task_rev, id],
  );
  if (other !== undefined) throw Problem.conflict('posting-under-way', '此待办已有另一笔过账。', 'Another posting was ordered for this task.');
}

/** @param path where the number stood in the request */
export function voucherTaken(voucherNo: string, path: string = 'voucherNo'): Problem {
  return Problem.ofField(path, `凭证号 ${voucherNo} 已被使用。`, `Voucher number ${voucherNo} is taken.`);
}
