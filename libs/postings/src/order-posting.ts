import type { Transaction } from '@guitu/persistence/transaction';
import type { PostingRow } from './posting-row.js';
import type { PostingKind, PostingMode } from './vocabulary.js';

export interface PostingOrder {
  readonly companyCode: string; readonly plantCode: string; readonly returnNo: string; readonly kind: PostingKind; readonly mode: PostingMode;
  /** the statement of the process that asks for it: one posting each */
  readonly taskId: string; readonly taskRev: number;
  /** Fen, or steps of the unit that is ordered; never more than `approved` */
  readonly amount: number; readonly approved: number;
  readonly way: string; readonly payload: object; readonly contentHash: string | null; readonly orderedBy: string;
  /** before now: it was booked before Guitu */
  readonly orderedAt?: Date | undefined;
}

const LETTERS: Readonly<Record<PostingKind, string>> = { settlement: 'C', refund: 'R', rework_order: 'W', replenishment_order: 'S' };
/**
 * The document's own number: return, kind, and which of its postings of this kind it is; unique per company. Callers hold the
 * task's lock, so that two orders of one return do not draw the same.
 */
async function nextKey(tx: Transaction, { companyCode, returnNo, kind }: PostingOrder): Promise<string> {
  const [row] = await tx.query<{ n: number }>('select count(*)::int as n from posting where company_code = $1 and return_no = $2 and kind = $3', [companyCode, returnNo, kind]);
  return `${returnNo}-${LETTERS[kind]}${(row?.n ?? 0) + 1}`;
}

/** Writes the posting down, queued. @returns undefined when one for this statement of the task is under way or booked */
export async function orderPosting(tx: Transaction, order: PostingOrder): Promise<PostingRow | undefined> {
  const [row] = await tx.query<PostingRow>(
    `insert into posting (company_code, plant_code, return_no, kind, mode, task_id, task_rev, amount, approved, way, content_hash, external_key, state, ordered_by, payload, ordered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'queued', $13, $14, coalesce($15, clock_timestamp()))
     on conflict (company_code, return_no, task_id, task_rev) where state not in ('refused', 'withdrawn') do nothing returning *`,
    [order.companyCode, order.plantCode, order.returnNo, order.kind, order.mode, order.taskId, order.taskRev, order.amount, order.approved, order.way,
      order.contentHash, await nextKey(tx, order), order.orderedBy, JSON.stringify(order.payload), order.orderedAt ?? null],
  );
  return row;
}

/**
 * Gives a posting its voucher, for ever. False when the number is another posting's: of two at once one is refused.
 * @param settledBy who typed or confirmed the number; null when the other system said it
 * @param at when it was booked, if that was before now
 */
export async function bookPosting(tx: Transaction, { id, company_code, kind }: Pick<PostingRow, 'id' | 'company_code' | 'kind'>, voucherNo: string, settledBy: string | null, at?: Date): Promise<boolean> {
  const written = await tx.execute(
    `insert into voucher (company_code, kind, voucher_no, posting_id) select $1, $2, $3, $4
     where not exists (select 1 from posting where company_code = $1 and kind = $2 and reversal_no = $3) on conflict do nothing`, [company_code, kind, voucherNo, id],
  );
  if (written === 0) return false;
  await tx.execute(
    `update posting set state = 'booked', voucher_no = $2, settled_by = $3, claim_until = null, reason = null, booked_at = coalesce($4, clock_timestamp()) where id = $1`, [id, voucherNo, settledBy, at ?? null],
  );
  return true;
}
