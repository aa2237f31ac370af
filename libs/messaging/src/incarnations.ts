import type { Transaction } from '@guitu/persistence/transaction';
import type { DataSource } from 'typeorm';

/** Last step of restoring this database: its events are told apart from those of the lost future. Returns the new value. */
export async function raiseIncarnation(dataSource: DataSource): Promise<number> {
  const [[row]] = (await dataSource.query('update incarnation set value = value + 1 returning value')) as [[{ value: number }], number];
  return row.value;
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
