import { Client } from 'pg';
import type { DataSource } from 'typeorm';

/** Two numbers that name this lock among PostgreSQL's advisory locks of the database. */
const MIGRATION_LOCK = [7311, 2] as const;

/**
 * Brings the database to the newest schema, each migration in its own transaction, and returns the names of those run.
 * Replicas may start together: one migrates, the others wait for it and find nothing to do.
 */
export async function applyMigrations(dataSource: DataSource): Promise<string[]> {
  const { url } = dataSource.options as { url?: string };
  const guard = new Client({ connectionString: url, application_name: 'guitu-migrate' });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1, $2)', [...MIGRATION_LOCK]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await guard.end();
  }
}
