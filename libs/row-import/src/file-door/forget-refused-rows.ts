import type { Database } from '@guitu/persistence/database';
import { LookAgain } from '@guitu/platform/service/look-again';

/** Whoever has not mended a file by then tries it again: until then its error file can be had. */
export const REFUSED_ROWS_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const LOOK_EVERY = 3_600_000;

export type RefusedRowsTable = 'import_reject' | 'import_book_reject';

/**
 * Forgets what stood in files, which may name anybody: the refused rows, and the headings (of a file without any, the first row is
 * taken for them). That a file came, from whom, and its counts stay.
 */
export class ForgetRefusedRows extends LookAgain {
  /** @param tables those that the service has · @param clock UTC ms */
  constructor(private readonly database: Database, private readonly tables: readonly RefusedRowsTable[], private readonly clock: () => number) {
    super('ForgetRefusedRows', LOOK_EVERY);
  }

  protected lookOnce(): Promise<void> {
    return this.look();
  }

  /** A database's own words may hold a row. */
  protected override told(error: unknown): string {
    return error instanceof Error ? error.name : 'failure';
  }

  async look(): Promise<void> {
    const until = new Date(this.clock() - REFUSED_ROWS_KEPT_DAYS * DAY_MS);
    await this.database.transaction(async (tx) => {
      for (const table of this.tables) await tx.execute(`delete from ${table} where run_id in (select id from import_run where ended_at < $1)`, [until]);
      await tx.execute(`update import_run set heading = '[]', unknown_headings = '[]' where ended_at < $1 and (heading <> '[]' or unknown_headings <> '[]')`, [until]);
    });
  }
}
