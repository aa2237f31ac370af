import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { applyMigrations } from './apply-migrations.js';
import { createDataSource } from './data-source.js';
import { CommitOutcomeUnknown, isTransient, SilentRollback } from './database-errors.js';
import { inTransaction } from './transaction.js';

class Accounts1700000000009 implements MigrationInterface {
  readonly name = 'Accounts1700000000009';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table account (id text primary key, amount numeric(14,2) not null check (amount >= 0), opened_at timestamptz not null)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table account');
  }
}

const server = process.env['GUITU_TEST_POSTGRES_URL'] ?? '';
const name = `test_${randomBytes(6).toString('hex')}`;
const url = Object.assign(new URL(server || 'postgres://set-GUITU_TEST_POSTGRES_URL-by-npm-test'), { pathname: `/${name}` }).href;
let dataSource: DataSource;

const onServer = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
};
const source = () => createDataSource({ url, migrations: [Accounts1700000000009] });
const amounts = async () => Object.fromEntries((await dataSource.query('select id, amount from account')).map((row: { id: string; amount: string }) => [row.id, row.amount]));

beforeAll(async () => {
  await onServer(`create database ${name}`);
  dataSource = await source().initialize();
  await applyMigrations(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await onServer(`drop database ${name} with (force)`);
});

describe('inTransaction', () => {
  beforeEach(async () => {
    await dataSource.query(`delete from account; insert into account values ('a', 10, '2026-01-02T03:04:05Z'), ('b', 10, now())`);
  });

  it('gives numeric as string, timestamptz as Date, and counts changed rows', async () => {
    await inTransaction(dataSource, async (tx) => {
      const [row] = await tx.query<{ amount: string; opened_at: Date }>('update account set amount = amount + 0.10 where id = $1 returning amount, opened_at', ['a']);
      expect(row).toEqual({ amount: '10.10', opened_at: new Date('2026-01-02T03:04:05Z') });
      expect(await tx.execute('update account set amount = 0')).toBe(2);
      const [zone] = await tx.query('show timezone');
      expect(zone).toEqual({ TimeZone: 'UTC' });
    });
  });

  it('rolls back what throws, and runs effects after commit only', async () => {
    const seen: string[] = [];
    await expect(
      inTransaction(dataSource, async (tx) => {
        tx.afterCommit(() => seen.push('rolled back'));
        await tx.execute(`update account set amount = 0`);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await amounts()).toEqual({ a: '10.00', b: '10.00' });
    await inTransaction(dataSource, async (tx) => {
      tx.afterCommit(() => seen.push('committed'));
      await tx.execute(`update account set amount = 1 where id = 'a'`);
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual(['committed']);
  });

  it('runs a deadlocked transaction again as a whole', async () => {
    let runs = 0;
    let arrived = 0;
    let bothHold: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (bothHold = resolve));
    const move = (from: string, to: string) =>
      inTransaction(dataSource, async (tx) => {
        runs += 1;
        await tx.execute('update account set amount = amount - 1 where id = $1', [from]);
        arrived += 1;
        if (arrived === 2) bothHold();
        await gate;
        await tx.execute('update account set amount = amount + 1 where id = $1', [to]);
      });
    await Promise.all([move('a', 'b'), move('b', 'a')]);
    expect(runs).toBe(3);
    expect(await amounts()).toEqual({ a: '10.00', b: '10.00' });
  });

  it('does not run again after anything else, nor with one attempt', async () => {
    let runs = 0;
    const broken = inTransaction(dataSource, async (tx) => {
      runs += 1;
      await tx.execute(`update account set amount = -1`);
    });
    await expect(broken).rejects.toMatchObject({ code: '23514' });
    expect(runs).toBe(1);
    const raced = inTransaction(dataSource, async (tx) => tx.execute(`do $$ begin raise exception using errcode = '40001'; end $$`).finally(() => (runs += 1)), { attempts: 1 });
    await expect(raced).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(2);
  });

  it('does not call a rollback a commit when a failed statement was swallowed', async () => {
    const swallowed = inTransaction(dataSource, async (tx) => {
      await tx.execute(`update account set amount = 5 where id = 'a'`);
      await tx.execute('select 1/0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toBeInstanceOf(SilentRollback);
    expect((await amounts())['a']).toBe('10.00');
  });

  it('says that the outcome is unknown when the connection breaks while committing', async () => {
    const cut = inTransaction(dataSource, async (tx) => {
      const [{ pid }] = (await tx.query<{ pid: number }>('select pg_backend_pid() as pid')) as [{ pid: number }];
      await tx.execute(`update account set amount = 5 where id = 'a'`);
      await dataSource.query('select pg_terminate_backend($1, 2000)', [pid]);
    });
    await expect(cut).rejects.toBeInstanceOf(CommitOutcomeUnknown);
    expect(await inTransaction(dataSource, (tx) => tx.execute('update account set amount = 6'))).toBe(2);
  });
});

describe('isTransient', () => {
  const failing = (code: string) => dataSource.query(`do $$ begin raise exception using errcode = '${code}'; end $$`).catch((error: unknown) => error);

  it.each(['40001', '40P01', '55P03', '53100', '53300', '57014', '57P01', '08006'])('%s may pass', async (code) => {
    expect(isTransient(await failing(code))).toBe(true);
    expect(isTransient(new Error('wrapped', { cause: await failing(code) }))).toBe(true);
  });

  it('an error in the server’s inside that ended the session may pass, one within a session stays', async () => {
    expect(isTransient(Object.assign(new Error('could not write init file'), { code: 'XX000', severity: 'FATAL' }))).toBe(true);
    expect(isTransient(await failing('XX000'))).toBe(false);
  });

  it.each(['23505', '23514', '22P02', '42P01', '25P02'])('%s stays', async (code) => {
    expect(isTransient(await failing(code))).toBe(false);
  });

  it('takes a server that is away for transient, and a plain error not', async () => {
    const away = await createDataSource({ url: 'postgres://nobody@127.0.0.1:1/none', migrations: [] }).initialize().catch((error: unknown) => error);
    expect(isTransient(away)).toBe(true);
    expect(isTransient(new Error('the line does not exist'))).toBe(false);
    expect(isTransient(undefined)).toBe(false);
  });
});
