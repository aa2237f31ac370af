import { inTransaction, type Transaction } from '@guitu/persistence/transaction';
import type { DataSource } from 'typeorm';

/**
 * The last step of a restore, in each restored database before any service starts: its own events carry the new incarnation from now
 * on, older ones of any source are refused, and what its journal says after `sentSince` (UTC ms) is sent once more, so that neither
 * readers that were set back nor a broker that was lost miss anything; whoever has it passes over the repeat.
 * @returns how many events will be sent again
 */
export async function beginIncarnation(dataSource: DataSource, value: number, sources: readonly string[], sentSince: number): Promise<number> {
  return inTransaction(dataSource, async (tx) => {
    await tx.execute('update incarnation set value = $1 where value < $1', [value]);
    for (const source of [...sources].sort()) await learnIncarnation(tx, source, value);
    return tx.execute('update journal set sent_at = null where sent_at >= $1', [new Date(sentSince)]);
  });
}

/** Accepts `source`'s events of this incarnation and later ones only; a restore says so before consumers start again. */
export async function learnIncarnation(tx: Transaction, source: string, value: number): Promise<void> {
  await tx.execute(
    `insert into source_incarnation (source, value) values ($1, $2)
     on conflict (source) do update set value = greatest(source_incarnation.value, excluded.value)`,
    [source, value],
  );
}

export async function countRefused(tx: Transaction, source: string, refused: number): Promise<void> {
  await tx.execute('update source_incarnation set refused = refused + $2 where source = $1', [source, refused]);
}
