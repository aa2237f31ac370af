import type { Transaction } from '@guitu/persistence/transaction';
import type { PostingRow } from './posting-row.js';
import type { PostingKind } from './vocabulary.js';

interface OfTask { readonly companyCode: string; readonly returnNo: string; readonly taskId: string }

/** The posting that counts for a task: under way, or booked and not told to the process yet. */
export async function openPosting(tx: Transaction, { companyCode, returnNo, taskId }: OfTask): Promise<PostingRow | undefined> {
  const [row] = await tx.query<PostingRow>(
    `select * from posting where company_code = $1 and return_no = $2 and task_id = $3
       and (state in ('queued', 'sending', 'unknown') or (state = 'booked' and fact_id is null)) order by ordered_at desc limit 1`, [companyCode, returnNo, taskId],
  );
  return row;
}

/** Booked for another task of the return, not told and not closed: before it is, nothing more of its kind is booked for the return. */
export async function untoldElsewhere(tx: Transaction, { companyCode, returnNo, taskId }: OfTask, kind: PostingKind): Promise<PostingRow | undefined> {
  const [row] = await tx.query<PostingRow>(
    `select * from posting where company_code = $1 and return_no = $2 and kind = $3 and task_id <> $4 and state = 'booked' and fact_id is null and closed_at is null order by ordered_at limit 1`, [companyCode, returnNo, kind, taskId],
  );
  return row;
}

/** Locked until the transaction ends. */
export async function lockPosting(tx: Transaction, companyCode: string, id: string): Promise<PostingRow | undefined> {
  const [row] = await tx.query<PostingRow>('select * from posting where id = $1 and company_code = $2 for update', [id, companyCode]);
  return row;
}

/** The process was told by this fact; the books and the process agree from here on. */
export async function markTold(tx: Transaction, id: string, factId: string): Promise<void> {
  await tx.execute('update posting set fact_id = $2, reason = null where id = $1', [id, factId]);
}

/** Booked outside and refused at the desk: a person looks at it. */
export async function markUntold(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.execute('update posting set reason = $2 where id = $1', [id, reason]);
}

/** What was ordered for a task and has certainly not gone out is withdrawn. @returns false when something may have gone out */
export async function withdrawQueued(tx: Transaction, task: OfTask): Promise<boolean> {
  const { companyCode, returnNo, taskId } = task;
  await tx.execute(`update posting set state = 'withdrawn' where company_code = $1 and return_no = $2 and task_id = $3 and state = 'queued' and handed_at is null`, [companyCode, returnNo, taskId]);
  const open = await openPosting(tx, task);
  return open === undefined || open.closed_at !== null;
}
