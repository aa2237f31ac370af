import type { Transaction } from '@guitu/persistence/transaction';

/** The database's clock, which counts for everything recorded; UTC milliseconds. */
export async function databaseNow(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ now: number }>('select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now');
  if (row === undefined) throw new Error('the database has no clock');
  return row.now;
}
