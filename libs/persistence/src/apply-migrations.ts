import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { sqlState } from './database-errors.js';

/** Two numbers that name this lock among PostgreSQL's advisory locks of the database. */
const MIGRATION_LOCK = [7311, 2] as const;

/** SQLSTATE of whoever stood in a queue for longer than he may. */
const LOCK_NOT_AVAILABLE = '55P03';
/**
 * How long a migration may stand in the queue for a table (ms). Whoever wants the table after it stands behind it, and people of
 * the release that still works would wait for as long as the longest statement before it.
 */
const QUEUE_LIMIT = 1_000;
/** So often it asks anew, and how long it lets the others pass in between (ms). */
const ATTEMPTS = 120;
const PAUSE = 500;

/**
 * Brings the database to the newest schema, each migration in its own transaction, and returns the names of those run.
 * Replicas may start together: one migrates, the others wait for it and find nothing to do. It may be done while the release
 * before works: no table is queued for longer than a second.
 * @throws the error of a migration; when a table was never free, PostgreSQL's 55P03. Migrations that were done before stay done
 */
export async function applyMigrations(dataSource: DataSource): Promise<string[]> {
  const { url } = dataSource.options as { url?: string };
  const guard = new Client({ connectionString: url, application_name: 'guitu-migrate' });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1, $2)', [...MIGRATION_LOCK]);
    return await migrate(dataSource);
  } finally {
    await guard.end();
  }
}

async function migrate(dataSource: DataSource): Promise<string[]> {
  const { options } = dataSource;
  const { extra } = options as { extra?: { options?: string } };
  // connections of its own: what they wait for at most is theirs alone
  const own = await new DataSource({ ...options, entities: [], extra: { ...extra, options: `${extra?.options ?? ''} -c lock_timeout=${QUEUE_LIMIT}` } } as typeof options).initialize();
  const before = new Set(await namesDone(own));
  try {
    for (let left = ATTEMPTS; ; left -= 1) {
      try {
        await own.runMigrations({ transaction: 'each' });
        return (await namesDone(own)).filter((name) => !before.has(name));
      } catch (error) {
        if (sqlState(error) !== LOCK_NOT_AVAILABLE || left === 1) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  } finally {
    await own.destroy();
  }
}

/** In the order in which they were done. */
async function namesDone(dataSource: DataSource): Promise<string[]> {
  const [{ there }] = (await dataSource.query(`select to_regclass('migration') is not null as there`)) as [{ there: boolean }];
  return there ? ((await dataSource.query('select name from migration order by id')) as { name: string }[]).map(({ name }) => name) : [];
}
