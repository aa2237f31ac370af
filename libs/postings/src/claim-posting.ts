import type { Transaction } from '@guitu/persistence/transaction';
import type { PostingRow } from './posting-row.js';

/** Longer than any attempt takes (ms). */
export const CLAIM_LASTS = 60_000;

/** Takes the oldest posting that is due, or whose sender has not been heard of; the attempt is counted with the claim. */
export async function claimPosting(tx: Transaction, now: number): Promise<PostingRow | undefined> {
  const [row] = await tx.query<PostingRow>(
    `update posting set state = 'sending', attempts = attempts + 1, claim_until = $2 where id = (
       select id from posting where (state = 'queued' and due_at <= $1) or (state = 'sending' and claim_until <= $1)
       order by coalesce(claim_until, due_at), id limit 1 for update skip locked
     ) returning *`, [new Date(now), new Date(now + CLAIM_LASTS)],
  );
  return row;
}

/** From now on it may be booked. False when the claim is another's by now. */
export async function handOver(tx: Transaction, { id, claim_until }: PostingRow, now: number): Promise<boolean> {
  return (await tx.execute(`update posting set handed_at = coalesce(handed_at, $3) where id = $1 and state = 'sending' and claim_until = $2`, [id, claim_until, new Date(now)])) === 1;
}

/** Locked, if it still is this sender's. */
export async function stillClaimed(tx: Transaction, { id, claim_until }: PostingRow): Promise<PostingRow | undefined> {
  const [row] = await tx.query<PostingRow>(`select * from posting where id = $1 and state = 'sending' and claim_until = $2 for update`, [id, claim_until]);
  return row;
}

export async function putBack(tx: Transaction, { id }: PostingRow, dueAt: number): Promise<void> {
  await tx.execute(`update posting set state = 'queued', claim_until = null, due_at = $2 where id = $1`, [id, new Date(dueAt)]);
}

export async function setAside(tx: Transaction, { id }: PostingRow, state: 'refused' | 'unknown', reason: string): Promise<void> {
  await tx.execute('update posting set state = $2, claim_until = null, reason = $3 where id = $1', [id, state, reason]);
}
