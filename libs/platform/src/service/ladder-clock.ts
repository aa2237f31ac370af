import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { LookAgain } from './look-again.js';

/** How often to look (ms); rungs are hours apart. */
const LOOK_EVERY = 30_000;
const MOST_AT_ONCE = 100;

/** The clock of a service's own ladders (rows with `next_rung_at`): whatever the service slept through is said when it looks again. */
export abstract class LadderClock<Row extends object> extends LookAgain {
  /** @param waiting rows that somebody is still waited for: the table, and the condition in SQL */
  constructor(name: string, private readonly database: Database, private readonly waiting: { readonly table: string; readonly where: string }) {
    super(name, LOOK_EVERY);
  }

  /** Reaches the next rung of a locked row, and puts `next_rung_at` later. */
  protected abstract climb(tx: Transaction, row: Row, now: number): Promise<void>;

  /** The database's time, by which `next_rung_at` was reckoned: this process's own may be off. */
  protected async lookOnce(): Promise<number> {
    const [{ now } = { now: new Date(0) }] = await this.database.query<{ now: Date }>('select clock_timestamp() as now');
    return this.look(now.getTime());
  }

  /** @param now UTC ms · @returns how many rungs were reached; replicas share the work by skipping locked rows */
  look(now: number): Promise<number> {
    const { table, where } = this.waiting;
    return this.database.transaction(async (tx) => {
      const due = await tx.query<Row>(`select * from ${table} where ${where} and next_rung_at <= $1 order by next_rung_at limit ${MOST_AT_ONCE} for update skip locked`, [new Date(now)]);
      for (const row of due) await this.climb(tx, row, now);
      return due.length;
    });
  }
}
