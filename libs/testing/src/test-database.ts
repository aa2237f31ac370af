import { randomBytes } from 'node:crypto';
import { applyMigrations } from '@guitu/persistence/apply-migrations';
import { createDataSource, type DatabaseConfig } from '@guitu/persistence/data-source';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { testAddress } from './test-address.js';

export interface TestDatabase {
  url: string;
  /** Connected and migrated. */
  dataSource: DataSource;
  /** Disconnects everybody and removes the database. */
  drop(): Promise<void>;
}

/** A database of its own for one suite, so that suites run side by side. */
export async function createTestDatabase(migrations: DatabaseConfig['migrations'], options: Pick<DatabaseConfig, 'entities' | 'poolSize'> = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer((server) => server.query(`create database ${name}`));
  const url = new URL(testAddress('GUITU_TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  const dataSource = createDataSource({ ...options, url: url.href, migrations, applicationName: name });
  await dataSource.initialize();
  await applyMigrations(dataSource);
  return {
    url: url.href,
    dataSource,
    async drop() {
      if (dataSource.isInitialized) await dataSource.destroy();
      await onServer((server) => server.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function onServer(work: (server: Client) => Promise<unknown>): Promise<void> {
  const server = new Client({ connectionString: testAddress('GUITU_TEST_POSTGRES_URL'), connectionTimeoutMillis: 5_000 });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
