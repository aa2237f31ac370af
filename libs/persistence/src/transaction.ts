import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { CommitOutcomeUnknown, isRolledBackByRace, isStalePlan, SilentRollback, sqlState } from './database-errors.js';
import { runStatement } from './named-statement.js';

/** One open transaction. It is passed explicitly, so that a call shows what commits together. */
export class Transaction {
  private readonly effects: (() => void)[] = [];

  constructor(private readonly runner: QueryRunner) {}

  /** TypeORM's view of this transaction, for work with entities. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** Rows of a statement; parameters are `$1`, `$2` … */
  async query<Row extends object = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await runStatement(this.runner, sql, parameters)).records as Row[];
  }

  /** Number of rows a statement changed. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await runStatement(this.runner, sql, parameters)).affected;
  }

  /** Runs once this transaction is committed, never if it is not. Must be quick; what it throws becomes a process warning. */
  afterCommit(effect: () => void): void {
    this.effects.push(effect);
  }

  /** @internal called by inTransaction alone */
  runEffects(): void {
    for (const effect of this.effects) {
      try {
        effect();
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }
}

export interface TransactionOptions {
  /**
   * How often the whole of `work` may run when PostgreSQL rolls it back for a race (40001, 40P01) or an outdated plan; default 5.
   * Give 1 if `work` does anything outside this transaction.
   */
  attempts?: number;
}

/**
 * Runs `work` in one READ COMMITTED transaction and commits it; any throw rolls back and is rethrown.
 * After a serialization failure, a deadlock or a plan that the schema outdated, which PostgreSQL has rolled back wholly, it
 * runs again with jitter; after nothing else, for only then is it certain that nothing happened.
 * @throws CommitOutcomeUnknown when the connection broke while committing
 * @throws SilentRollback when `work` swallowed a failed statement
 */
export async function inTransaction<T>(dataSource: DataSource, work: (tx: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  const attempts = options.attempts ?? 5;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(dataSource, work);
    } catch (error) {
      if (attempt >= attempts || !(isRolledBackByRace(error) || isStalePlan(error))) throw error;
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }
}

async function runOnce<T>(dataSource: DataSource, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const tx = new Transaction(runner);
  let result: T;
  try {
    await runner.startTransaction();
    result = await work(tx);
    await commit(runner);
  } catch (error) {
    // On a broken connection the server rolls back by itself, and the first error is the one to report.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
  tx.runEffects();
  return result;
}

/** Commits on the raw connection, because TypeORM drops the command tag that tells a commit from a rollback. */
async function commit(runner: QueryRunner): Promise<void> {
  const connection = (await runner.connect()) as { query(sql: string): Promise<{ command: string }> };
  let tag: string;
  try {
    tag = (await connection.query('COMMIT')).command;
  } catch (error) {
    throw sqlState(error) && !sqlState(error)?.startsWith('57') ? error : new CommitOutcomeUnknown(error);
  }
  if (tag !== 'COMMIT') throw new SilentRollback();
}
