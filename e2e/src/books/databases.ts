/** The services' databases, read for inspection after a day; nothing here writes. */
import pg from 'pg';

export const BOOKS = { returns: 'RETURNS', warehouse: 'WAREHOUSE', quality: 'QUALITY', production: 'PRODUCTION', finance: 'FINANCE', notifications: 'NOTIFICATIONS', masterdata: 'MASTERDATA', process: 'ORCHESTRATOR' } as const;
export type Book = keyof typeof BOOKS;
export const DEPARTMENT_BOOKS = ['returns', 'warehouse', 'quality', 'production', 'finance'] as const satisfies readonly Book[];

export class Databases {
  private readonly pools = new Map<Book, pg.Pool>();

  constructor(private readonly environment: Readonly<Record<string, string | undefined>>) {}

  /** Rows of a query over one service's database. */
  async rows<T extends pg.QueryResultRow>(book: Book, sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.pool(book).query<T>(sql, values)).rows;
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private pool(book: Book): pg.Pool {
    const held = this.pools.get(book);
    if (held !== undefined) return held;
    const variable = `GUITU_${BOOKS[book]}_DATABASE_URL`;
    const connectionString = this.environment[variable];
    if (connectionString === undefined) throw new Error(`${variable} is not set`);
    const pool = new pg.Pool({ connectionString, max: 2 });
    // An idle connection may be cut when PostgreSQL is killed on purpose; the next query opens another.
    pool.on('error', () => undefined);
    this.pools.set(book, pool);
    return pool;
  }
}
