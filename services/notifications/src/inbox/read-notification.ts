import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';

/** Marks one notification of this person as read; the first reading counts. @throws Problem 404 when it is not theirs */
export async function readNotification(tx: Transaction, person: string, id: string): Promise<{ id: string; readAt: number }> {
  const [row] = await tx.query<{ read_at: Date }>(
    `update notification set read_at = coalesce(read_at, date_trunc('milliseconds', clock_timestamp())) where id = $1 and person = $2 returning read_at`, [id, person],
  );
  if (row === undefined) throw Problem.notFound('没有这条通知。', 'There is no such notification.');
  return { id, readAt: row.read_at.getTime() };
}

/** Marks everything up to a place in the list as read, held back or not. @returns how many were unread */
export async function readUpTo(tx: Transaction, person: string, upTo: string): Promise<{ read: number }> {
  const read = await tx.execute(
    `update notification set read_at = date_trunc('milliseconds', clock_timestamp()) where person = $1 and ord <= $2 and read_at is null`, [person, upTo],
  );
  return { read };
}
