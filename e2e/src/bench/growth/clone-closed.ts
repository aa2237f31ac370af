/**
 * Closed returns in bulk: the rows a really closed return left in every service's tables, again under other return numbers, ids,
 * customers and batches, up to twelve days back. A closed return lives in PostgreSQL alone: its run leaves Temporal and its records
 * Kafka when their retention is over. Checks and unique indexes hold; triggers and foreign keys are not asked again.
 */
import { superuserUrl } from '@guitu/stack/postgres/launch';
import type { RunningStack } from '@guitu/stack/start-stack';
import pg from 'pg';
import { BOOKS } from '../../books/databases.js';
import { copiedColumns, type Column, type Own } from './cloned-columns.js';

/** Replies to commands are kept two weeks: older ones would be swept away while the bench measures. */
const DAYS = 12;
const BATCH = 250;

export interface ClosedReturn { readonly returnNo: string; readonly customerCode: string; readonly batch: string }
export interface Cloned { readonly returns: number; readonly seconds: number; /** of each return */ readonly rows: number; readonly bytes: number }

interface Table { readonly name: string; readonly insert: string; readonly rows: number }

const text = 'to_jsonb(t)::text';
const CUSTOMERS = 500;
const numberOf = (n: string): string => `('RT2025-' || lpad((${n})::text, 6, '0'))`;

class Book {
  readonly tables: Table[] = [];
  constructor(readonly client: pg.Client) {}

  /** Tables of the book; what a migration adds later is among them. */
  async names(): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1");
    return rows.map(({ name }) => name);
  }

  /** Puts the return's rows aside: those that name it, and those that hang on an id of theirs. @returns ids made for them */
  async putAside(returnNo: string): Promise<Set<string>> {
    const ids = new Set<string>();
    const names = await this.names();
    const columns = new Map<string, string[]>();
    for (const name of names) {
      const { rows } = await this.client.query<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and data_type = 'uuid'", [name]);
      columns.set(name, rows.map((row) => `t."${row.name}"`));
      await this.client.query(`create temp table "own_${name}" as select * from "${name}" t where position('${returnNo}' in ${text}) > 0`);
    }
    for (let before = -1; before !== ids.size; ) {
      before = ids.size;
      for (const name of names) {
        const own = columns.get(name) ?? [];
        if (own.length === 0) continue;
        const hangs = own.map((column) => `${column} = any($1::uuid[])`).join(' or ');
        await this.client.query(`insert into "own_${name}" select * from "${name}" t where (${hangs}) and not exists (select 1 from "own_${name}" o where to_jsonb(o)::text = ${text})`, [[...ids]]);
        const { rows } = await this.client.query<{ ids: (string | null)[] }>(`select array[${own.map((column) => `${column}::text`).join(', ')}] as ids from "own_${name}" t`);
        for (const id of rows.flatMap((row) => row.ids)) if (id !== null) ids.add(id);
      }
    }
    return ids;
  }

  async prepare(own: Own): Promise<void> {
    for (const name of await this.names()) {
      const { rows: columns } = await this.client.query<{ name: string; type: string }>(
        `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity::text = '' and attgenerated::text = '' order by attnum`, [`public."${name}"`]);
      const { rows } = await this.client.query<Record<string, string | null>>(`select ${columns.map((column) => `"${column.name}"::text`).join(', ')} from "own_${name}"`);
      if (rows.length === 0) continue;
      const { rows: unique } = await this.client.query<{ columns: string[] }>(
        `select array(select attname::text from unnest(indkey::int2[]) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = indrelid and a.attnum = k.attnum order by at) as columns
         from pg_index where indrelid = $1::regclass and indisunique and not 0 = any(indkey::int2[])`, [`public."${name}"`]);
      const filled: Column[] = columns.map((column) => ({ ...column, values: rows.map((row) => row[column.name] ?? null) }));
      const copied = copiedColumns({ columns: filled, unique: unique.map((index) => index.columns) }, own);
      const into = [...copied.keys()].map((column) => `"${column}"`).join(', ');
      this.tables.push({ name, rows: rows.length, insert: `insert into "${name}" (${into}) select ${[...copied.values()].join(', ')} from generate_series($1::int, $2::int) n cross join "own_${name}" t` });
    }
  }

  async copy(from: number, to: number): Promise<void> {
    await this.client.query('begin');
    for (const { name, insert, rows } of this.tables) {
      const { rowCount } = await this.client.query(insert, [from, to]);
      if (rowCount !== rows * (to - from + 1)) throw new Error(`${name}: ${rowCount} rows instead of ${rows * (to - from + 1)}`);
    }
    await this.client.query('commit');
  }
}

export class CloneClosed {
  private made = 0;
  private constructor(private readonly books: readonly Book[], private readonly admin: pg.Client) {}

  /** @param of a closed return of the installation; the fewer others there are, the sooner its rows are found */
  static async of(stack: RunningStack, environment: Readonly<Record<string, string>>, { returnNo, customerCode, batch }: ClosedReturn): Promise<CloneClosed> {
    const superuser = superuserUrl(stack.component('postgres').launch.ports['postgres'] ?? 0, stack.installation.superuserPassword);
    const connect = async (database: string): Promise<pg.Client> => {
      const url = new URL(superuser);
      url.pathname = database;
      const client = new pg.Client({ connectionString: url.href });
      client.on('error', () => undefined);
      await client.connect();
      await client.query(`set session_replication_role = replica; set synchronous_commit = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`);
      return client;
    };
    const books = await Promise.all(Object.values(BOOKS).map(async (book) => new Book(await connect(new URL(environment[`GUITU_${book}_DATABASE_URL`] ?? '').pathname))));
    const ids = new Set((await Promise.all(books.map((book) => book.putAside(returnNo)))).flatMap((some) => [...some]));
    const texts = new Map([[returnNo, numberOf('n')], [customerCode, `('C' || (1000 + n % ${CUSTOMERS}))`], [batch, `('B' || n)`]]);
    for (const book of books) await book.prepare({ texts, ids, daysBack: `n % ${DAYS}` });
    return new CloneClosed(books, await connect('/postgres'));
  }

  /** Rows of one return, by table. */
  get tables(): readonly string[] {
    return this.books.flatMap(({ tables }) => tables.map(({ name, rows }) => `${name} ${rows}`));
  }

  /** Makes so many more. */
  async make(count: number, say: (line: string) => void): Promise<Cloned> {
    const before = await this.bytes();
    const startedAt = performance.now();
    const [from, to] = [this.made + 1, this.made + count];
    let told = Date.now();
    await Promise.all(this.books.map(async (book) => {
      for (let at = from; at <= to; at += BATCH) {
        await book.copy(at, Math.min(to, at + BATCH - 1));
        if (Date.now() - told > 60_000) say(`  ${at - from} of ${count} closed returns copied`);
        if (Date.now() - told > 60_000) told = Date.now();
      }
    }));
    this.made = to;
    const rows = this.books.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
    return { returns: count, seconds: (performance.now() - startedAt) / 1_000, rows, bytes: ((await this.bytes()) - before) / Math.max(1, count) };
  }

  /** As after a night: statistics and visibility maps are those of the rows there are. */
  async tidy(): Promise<void> {
    for (const { client } of this.books) await client.query('vacuum (analyze)');
    await this.admin.query('checkpoint');
  }

  async close(): Promise<void> {
    await Promise.all([...this.books.map(({ client }) => client.end()), this.admin.end()]);
  }

  private async bytes(): Promise<number> {
    const { rows: [row] } = await this.admin.query<{ bytes: string }>("select sum(pg_database_size(datname)) as bytes from pg_database where datname like 'guitu%'");
    return Number(row?.bytes);
  }
}
