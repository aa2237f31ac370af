import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { bookPosting } from './order-posting.js';
import type { PostingRow } from './posting-row.js';

/** What a person found out of a document nobody knows about: it is booked under this number · it is not there and is sent once more, now or not before an instant · it is not there and is given up. */
export type Answer = { readonly outcome: 'booked'; readonly voucherNo: string } | { readonly outcome: 'again'; readonly notBefore?: Date } | { readonly outcome: 'withdrawn' };
/** What he did about one that is booked outside and not told to the process: told it once more · booked it back · lets it stand as it is. */
export type UntoldEnd =
  | { readonly outcome: 'tell' }
  | { readonly outcome: 'reversed'; /** of the document that takes it back; null where the other system keeps none */ readonly reversalNo: string | null }
  | { readonly outcome: 'stands' };
export type Finding = Answer | UntoldEnd;

/**
 * A person says what became of a posting that was refused, that nobody knows about, or that is booked and could not be told (product.md
 * §1 I4). His word is kept for ever with his id. Telling the process is left to the caller.
 * @param asked its task is still to be answered: then what is booked is told or booked back, and cannot just stand
 * @throws Problem 409 nothing to decide, told instead, or another was ordered for its task · 422 the number is another document's
 */
export async function settlePosting(tx: Transaction, posting: PostingRow, finding: Finding, asked: boolean, staff: string): Promise<void> {
  switch (finding.outcome) {
    case 'tell':
      // one that was let stand may still be told, should its task ever be asked again
      if (!isUntold(posting)) throw nothingToDecide();
      return;
    case 'stands':
    case 'reversed':
      if (!isUntold(posting) || posting.closed_at !== null) throw nothingToDecide();
      await (finding.outcome === 'stands' ? letStand(tx, posting, asked, staff) : bookBack(tx, posting, finding.reversalNo, staff));
      return;
    default:
      if (posting.state !== 'refused' && posting.state !== 'unknown') throw nothingToDecide();
      await recordAnswer(tx, posting, finding, staff);
  }
}

const isUntold = ({ state, fact_id }: PostingRow): boolean => state === 'booked' && fact_id === null;
const nothingToDecide = (): Problem => Problem.conflict('posting-not-open', '这笔过账无需处理。', 'This posting needs no decision.');

async function recordAnswer(tx: Transaction, posting: PostingRow, answer: Answer, staff: string): Promise<void> {
  // what was refused has made room, which the one ordered instead has taken
  if (answer.outcome !== 'withdrawn') await requireRoom(tx, posting);
  switch (answer.outcome) {
    case 'booked':
      if (!(await bookPosting(tx, posting, answer.voucherNo, staff))) throw voucherTaken(answer.voucherNo);
      return;
    case 'withdrawn':
      await tx.execute(`update posting set state = 'withdrawn', settled_by = $2, claim_until = null where id = $1`, [posting.id, staff]);
      return;
    case 'again':
      // he has looked: it is as if it had never been handed over
      await tx.execute(`update posting set state = 'queued', settled_by = $2, reason = null, attempts = 0, handed_at = null, due_at = coalesce($3, clock_timestamp()) where id = $1`, [posting.id, staff, answer.notBefore ?? null]);
  }
}

async function letStand(tx: Transaction, { id }: PostingRow, asked: boolean, staff: string): Promise<void> {
  if (asked) throw Problem.conflict('posting-still-asked', '流程仍在等这笔过账：请告知流程，或予以冲销。', 'The process still asks for it: tell it, or book it back.');
  await tx.execute('update posting set closed_by = $2, closed_at = clock_timestamp() where id = $1', [id, staff]);
}

async function bookBack(tx: Transaction, { id, company_code, kind }: PostingRow, reversalNo: string | null, staff: string): Promise<void> {
  if (reversalNo !== null) {
    const [other] = await tx.query(
      'select 1 from voucher where company_code = $1 and kind = $2 and voucher_no = $3 union all select 1 from posting where company_code = $1 and kind = $2 and reversal_no = $3', [company_code, kind, reversalNo],
    );
    if (other !== undefined) throw voucherTaken(reversalNo, 'reversalNo');
  }
  await tx.execute(`update posting set state = 'withdrawn', reversal_no = $3, closed_by = $2, closed_at = clock_timestamp() where id = $1`, [id, staff, reversalNo]);
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
