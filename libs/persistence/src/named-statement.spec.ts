import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import { sqlState } from './database-errors.js';

const server = process.env['GUITU_TEST_POSTGRES_URL'] ?? '';
const name = `test_${randomBytes(6).toString('hex')}`;
const url = Object.assign(new URL(server || 'postgres://set-GUITU_TEST_POSTGRES_URL-by-npm-test'), { pathname: `/${name}` }).href;
/** One connection, so that every statement meets the plans of those before it. */
const database = new Database(createDataSource({ url, migrations: [], poolSize: 1 }));

const onServer = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
};
const schema = (sql: string) => database.dataSource.query(sql);
const plansOf = async (text: string) =>
  (await database.query<{ parsed: number; used: number }>(`select count(*)::int as parsed, coalesce(sum(generic_plans + custom_plans), 0)::int as used from pg_prepared_statements where statement = '${text}'`))[0];

beforeAll(async () => {
  await onServer(`create database ${name}`);
  await database.dataSource.initialize();
  await schema('create table parcel (id int primary key, weight numeric(9,3) not null)');
});
afterAll(async () => {
  await database.dataSource.destroy();
  await onServer(`drop database ${name} with (force)`);
});

describe('a statement with parameters', () => {
  it('is parsed once per connection, in and outside transactions', async () => {
    const text = 'insert into parcel (id, weight) values ($1, $2)';
    await database.query(text, [1, '0.5']);
    await database.transaction(async (tx) => {
      expect(await tx.execute(text, [2, '1'])).toBe(1);
      expect(await tx.query(text, [3, '2'])).toEqual([]);
    });
    expect(await plansOf(text)).toEqual({ parsed: 1, used: 3 });
    expect(await database.query('select id, weight from parcel where id <= $1 order by id', [2])).toEqual([{ id: 1, weight: '0.500' }, { id: 2, weight: '1.000' }]);
  });

  it('gives the rows of a changing statement, and the number of rows changed', async () => {
    expect(await database.query('update parcel set weight = weight + 1 where id = $1 returning weight', [1])).toEqual([{ weight: '1.500' }]);
    expect(await database.transaction((tx) => tx.execute('delete from parcel where id > $1', [1]))).toBe(2);
  });

  it('fails as before: with the SQLSTATE, the transaction rolled back, and itself usable afterwards', async () => {
    const text = 'insert into parcel (id, weight) values ($1::int, $2)';
    const twice = database.transaction(async (tx) => {
      await tx.execute(text, [7, '1']);
      await tx.execute(text, [7, '1']);
    });
    expect(await twice.catch(sqlState)).toBe('23505');
    expect(await database.transaction((tx) => tx.execute('insert into no_such_table values ($1)', [1])).catch(sqlState)).toBe('42P01');
    expect(await database.query('insert into no_such_table values ($1)', [1]).catch(sqlState)).toBe('42P01');
    expect(await database.transaction((tx) => tx.execute(text, [7, '1']))).toBe(1);
  });

  it('may not be used once its transaction has ended', async () => {
    const late = await database.transaction((tx) => Promise.resolve(tx));
    await expect(late.query('select $1::int as one', [1])).rejects.toThrow(/already released/);
  });
});

describe('a schema changed under a running service', () => {
  it('is met by a new plan, outside a transaction', async () => {
    const text = 'select * from parcel where id = $1';
    await database.query(text, [1]);
    await schema(`alter table parcel add column colour text not null default 'red'`);
    expect(await database.query(text, [1])).toEqual([{ id: 1, weight: '1.500', colour: 'red' }]);
  });

  it('has a transaction run again as a whole', async () => {
    const text = 'select * from parcel where id = $1 for update';
    let runs = 0;
    const work = () => database.transaction(async (tx) => {
      runs += 1;
      await tx.execute('update parcel set weight = weight + 1 where id = $1', [1]);
      return tx.query(text, [1]);
    });
    await work();
    await schema('alter table parcel drop column colour');
    expect(await work()).toEqual([{ id: 1, weight: '3.500' }]);
    expect(runs).toBe(3);
  });
});

it('texts without end do not fill the server: only so many are kept', async () => {
  for (let nr = 0; nr < 600; nr += 1) await database.query(`select $1::int + ${nr} as sum`, [1]);
  const [row] = await database.query<{ kept: number }>('select count(*)::int as kept from pg_prepared_statements');
  expect(row?.kept).toBeLessThanOrEqual(520);
});
