import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource, MigrationInterface } from 'typeorm';
import { applyMigrations } from './apply-migrations.js';
import { createDataSource, type MigrationClass } from './data-source.js';

const migration = (name: string, sql: string): MigrationClass => class implements MigrationInterface {
  readonly name = name;
  up: MigrationInterface['up'] = (runner) => runner.query(sql);
  down: MigrationInterface['down'] = () => Promise.resolve();
};
const Accounts = migration('Accounts1700000000009', 'create table account (id text primary key)');
const Branch = migration('Branch1700000000010', `alter table account add column branch text not null default 'SZ'`);

const server = process.env['GUITU_TEST_POSTGRES_URL'] ?? '';
const name = `test_${randomBytes(6).toString('hex')}`;
const url = Object.assign(new URL(server || 'postgres://set-GUITU_TEST_POSTGRES_URL-by-npm-test'), { pathname: `/${name}` }).href;
const opened: DataSource[] = [];

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
async function release(...migrations: MigrationClass[]): Promise<DataSource> {
  const dataSource = await createDataSource({ url, migrations }).initialize();
  opened.push(dataSource);
  return dataSource;
}
async function onServer(sql: string): Promise<void> {
  const client = await connected(server);
  await client.query(sql);
  await client.end();
}

beforeAll(() => onServer(`create database ${name}`));
afterAll(async () => {
  await Promise.all(opened.map((dataSource) => dataSource.destroy()));
  await onServer(`drop database ${name} with (force)`);
});

describe('migrations', () => {
  it('run once when two replicas start together', async () => {
    const runs = await Promise.all([await release(Accounts), await release(Accounts)].map(applyMigrations));
    expect(runs.flat()).toEqual(['Accounts1700000000009']);
  });

  it('of a new release hold up nobody of the old one: while a long look at the table lasts, others write to it', async () => {
    const [old, next, looking] = [await release(Accounts), await release(Accounts, Branch), await connected(url)];
    await looking.query('begin');
    await looking.query('select from account');
    const migrated = applyMigrations(next);
    const queued = async (): Promise<boolean> => ((await old.query(`select from pg_locks where not granted and relation = 'account'::regclass`)) as unknown[]).length > 0;
    while (!(await queued())) await old.query('insert into account (id) values ($1)', [randomBytes(6).toString('hex')]);
    // whoever is behind a migration that waits as long as it likes ends here, by lock_timeout
    await old.query(`insert into account (id) values ('behind')`);
    await looking.query('commit');
    expect(await migrated).toEqual(['Branch1700000000010']);
    expect(await old.query(`select branch from account where id = 'behind'`)).toEqual([{ branch: 'SZ' }]);
    await looking.end();
  });

  it('that cannot be done say why, and leave those before them done', async () => {
    const Wrong = migration('Wrong1700000000012', 'alter table nothing add column x text');
    const More = migration('More1700000000011', 'create table more (id text)');
    const next = await release(Accounts, Branch, More, Wrong);
    await expect(applyMigrations(next)).rejects.toMatchObject({ code: '42P01' });
    expect(await applyMigrations(await release(Accounts, Branch, More))).toEqual([]);
  });
});
