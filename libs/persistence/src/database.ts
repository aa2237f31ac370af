import type { DataSource } from 'typeorm';
import { isStalePlan } from './database-errors.js';
import { runStatement } from './named-statement.js';
import { inTransaction, type Transaction, type TransactionOptions } from './transaction.js';

/** A service's own database, as its code sees it: statements outside a transaction, and transactions. */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Rows of one statement in autocommit; parameters are `$1`, `$2` … */
  async query<Row extends object = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.runOnce<Row>(sql, parameters).catch((error: unknown) => {
      if (!isStalePlan(error)) throw error;
      return this.runOnce<Row>(sql, parameters);
    });
  }

  /** See `inTransaction`. */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
    return inTransaction(this.dataSource, work, options);
  }

  private async runOnce<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return (await runStatement(runner, sql, parameters)).records as Row[];
    } finally {
      await runner.release();
    }
  }
}
