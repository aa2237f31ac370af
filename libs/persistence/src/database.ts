import type { DataSource } from 'typeorm';
import { inTransaction, type Transaction, type TransactionOptions } from './transaction.js';

/** A service's own database, as its code sees it: statements outside a transaction, and transactions. */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Rows of one statement in autocommit; parameters are `$1`, `$2` … */
  query<Row extends object = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query(sql, [...parameters]);
  }

  /** See `inTransaction`. */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
    return inTransaction(this.dataSource, work, options);
  }
}
