/** Every place a house keeps or says something, read from its beginning: topics, histories, logs, tables. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { readRecords } from '../invariants/read-records.js';
import { canariesIn, type CanaryOf } from './canaries.fixture.js';

/** A canary, and where it was found: `database.table`, `topic …`, `workflow …`, `log …`. */
export type Found = readonly [place: string, of: CanaryOf];
export interface Looked {
  readonly found: Found[];
  /** what was read: how many records, lines and rows, and which workflows */
  readonly read: { readonly records: number; readonly workflows: readonly string[]; readonly lines: number; readonly rows: number };
}
type Seen = (place: string, text: string) => void;

/** @param environment of the house · @param runDir of its logs · @param since UTC ms: older workflows are another house's */
export async function lookEverywhere(environment: Readonly<Record<string, string>>, runDir: string, since: number): Promise<Looked> {
  const found = new Map<string, Found>();
  const seen: Seen = (place, text) => {
    for (const of of canariesIn(text)) found.set(`${place} ${of}`, [place, of]);
  };
  const [records, workflows, lines, rows] = await Promise.all([readTopics(environment, seen), readWorkflows(environment, since, seen), readLogs(join(runDir, 'logs'), seen), readTables(environment, seen)]);
  return { found: [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one), read: { records, workflows, lines, rows } };
}

/** Keys, values and headers of every record that lies on a topic of the house now. */
async function readTopics(environment: Readonly<Record<string, string>>, seen: Seen): Promise<number> {
  const records = await readRecords(environment);
  for (const { topic, key, value, headers } of records) seen(`topic ${topic}`, [key, value, ...Object.entries(headers).map(([name, text]) => `${name}: ${text}`)].join('\n'));
  return records.length;
}

/** Whole histories with their payloads as text, memos and search attributes. */
async function readWorkflows(environment: Readonly<Record<string, string>>, since: number, seen: Seen): Promise<string[]> {
  const connection = await Connection.connect({ address: environment.GUITU_TEMPORAL_ADDRESS ?? '' });
  const client = new Client({ connection, namespace: environment.GUITU_TEMPORAL_NAMESPACE ?? 'guitu' });
  const read: string[] = [];
  for await (const { workflowId, runId, memo, searchAttributes } of client.workflow.list({ query: `StartTime >= "${new Date(since).toISOString()}"` })) {
    read.push(workflowId);
    seen(`workflow ${workflowId}`, JSON.stringify([memo, searchAttributes]));
    for (const text of textsOf(await client.workflow.getHandle(workflowId, runId).fetchHistory())) seen(`workflow ${workflowId}`, text);
  }
  await connection.close();
  return read;
}

/** Every text in a structure; bytes are read as UTF-8. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value instanceof Uint8Array) yield Buffer.from(value).toString('utf8');
  else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) {
    yield name;
    yield* textsOf(inner);
  }
}

async function readLogs(folder: string, seen: Seen): Promise<number> {
  let read = 0;
  for (const file of await readdir(folder)) {
    for (const line of (await readFile(join(folder, file), 'utf8')).split('\n')) {
      read += 1;
      seen(`log ${file}`, line);
    }
  }
  return read;
}

/** Every row of every table of every service's database. */
async function readTables(environment: Readonly<Record<string, string>>, seen: Seen): Promise<number> {
  let read = 0;
  for (const [variable, connectionString = ''] of Object.entries(environment)) {
    const service = /^GUITU_(\w+)_DATABASE_URL$/.exec(variable)?.[1]?.toLowerCase();
    if (service === undefined) continue;
    const database = new pg.Client({ connectionString });
    await database.connect();
    const { rows: tables } = await database.query<{ name: string }>(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`);
    for (const { name } of tables) {
      const { rows } = await database.query<{ text: string }>(`select t::text as text from ${name} t`);
      read += rows.length;
      for (const { text } of rows) seen(`${service}.${name.replace(/^public\./, '')}`, text);
    }
    await database.end();
  }
  return read;
}
