import type { Database } from './database.js';
import type { Transaction } from './transaction.js';

/** UTC ms by the database's clock, which is the one that counts (design.md §3 "Times"). */
export async function databaseNow(from: Pick<Transaction | Database, 'query'>): Promise<number> {
  const [row] = await from.query<{ now: Date }>('select clock_timestamp() as now');
  if (row === undefined) throw new Error('the database gave no time');
  return row.now.getTime();
}
