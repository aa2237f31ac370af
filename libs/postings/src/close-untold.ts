import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { PostingRow } from './posting-row.js';
import { voucherTaken } from './settle-posting.js';

/** What a person did about a document that is booked outside while its task is gone: booked it back · lets it stand as it is. */
export type UntoldEnd =
  | { readonly outcome: 'reversed'; /** of the document that takes it back; null where the other system keeps none */ readonly reversalNo: string | null }
  | { readonly outcome: 'stands' };

export const nothingToDecide = (): Problem => Problem.conflict('posting-not-open', '这笔过账无需处理。', 'This posting needs no decision.');

/**
 * Ends the wait of a posting that is booked and was not told to the process; kept for ever with who said so. One that stands may
 * still be told, should its task ever be asked again.
 * @param asked its task is still to be answered: then it is told, or booked back
 * @throws Problem 409 nothing to decide, or told instead · 422 the number is another document's
 */
export async function closeUntold(tx: Transaction, posting: PostingRow, end: UntoldEnd, asked: boolean, staff: string): Promise<void> {
  if (posting.state !== 'booked' || posting.fact_id !== null || posting.closed_at !== null) throw nothingToDecide();
  if (end.outcome === 'stands') {
    if (asked) throw Problem.conflict('posting-still-asked', '流程仍在等这笔过账：请告知流程，或予以冲销。', 'The process still asks for it: tell it, or book it back.');
    await tx.execute('update posting set closed_by = $2, closed_at = clock_timestamp() where id = $1', [posting.id, staff]);
    return;
  }
  if (end.reversalNo !== null && (await isTaken(tx, posting, end.reversalNo))) throw voucherTaken(end.reversalNo, 'reversalNo');
  await tx.execute(`update posting set state = 'withdrawn', reversal_no = $3, closed_by = $2, closed_at = clock_timestamp() where id = $1`, [posting.id, staff, end.reversalNo]);
}

async function isTaken(tx: Transaction, { company_code, kind }: PostingRow, no: string): Promise<boolean> {
  const [other] = await tx.query(
    'select 1 from voucher where company_code = $1 and kind = $2 and voucher_no = $3 union all select 1 from posting where company_code = $1 and kind = $2 and reversal_no = $3', [company_code, kind, no],
  );
  return other !== undefined;
}
