import type { Transaction } from '@guitu/persistence/transaction';

/** Has the relay send an event once more; whoever had it passes over the repeat. False when there is no such event. */
export async function sendAgain(tx: Transaction, subject: string, seq: number): Promise<boolean> {
  return (await tx.execute('update journal set sent_at = null where subject = $1 and seq = $2 and sent_at is not null', [subject, seq])) === 1;
}
