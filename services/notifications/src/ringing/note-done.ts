import type { Transaction } from '@guitu/persistence/transaction';

/** By which rows of the list are known to be about a question or a follow-up, as tasks are by their own ids. */
export const noteOf = (what: 'question' | 'follow-up', id: string): string => `${what}/${id}`;

/** What rang about it is done: it is not pushed, handed on or counted any more. @param now UTC ms */
export async function noteDone(tx: Transaction, companyCode: string, note: string, now: number): Promise<void> {
  await tx.execute('update notification set done_at = $3 where company_code = $1 and task_id = $2 and done_at is null', [companyCode, note, new Date(now)]);
}
