/** What an import of 100,000 rows costs: the engine with delivery lines, and masterdata with products and customers and returns with delivery lines over HTTP. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { DeskApi } from '../../desk-api.js';
import type { Stage } from '../../play/stage.js';
import { endProgram, nextMessage, startProgram } from '../child-program.js';
import { textTable } from '../report/text-table.js';
import { writeCustomersCsv, writeDeliveriesCsv, writeDeliveriesXlsx, writeLedgerCsv, writeProductsXlsx } from './sample-files.js';
import { UsageOnTheWay, type UsedOnTheWay } from './usage-on-the-way.js';

const LIMIT_MS = 900_000;
/** between two looks at what has been read (ms) */
const LOOK_EVERY = 500;
/** Seconds and MB that an import of 100,000 rows should stay below (issue 5 §4). */
export const AIM_SECONDS = 60;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Told = z.looseObject({ id: z.string(), counts: z.record(z.string(), z.number()) });

export interface EngineFigures { readonly seconds: number; readonly cpuSeconds: number; readonly peakMb: number; readonly memory: readonly number[]; readonly counts: Readonly<Record<string, number>> }
export interface ImportFigures {
  readonly rows: number;
  readonly engine: readonly { readonly what: string; readonly fileMb: number; readonly figures: EngineFigures }[];
  readonly overHttp: readonly { readonly what: string; readonly fileMb: number; readonly seconds: number; readonly used: UsedOnTheWay; readonly counts: Readonly<Record<string, number>> }[];
}

/** On an installation of the stage's own. @throws Error when a row is not taken as expected */
export async function timeImports(stage: Stage, rows: number, say: (line: string) => void): Promise<ImportFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'guitu-bench-import-'));
  const file = (name: string): string => join(folder, name);
  const mb = async (name: string): Promise<number> => (await stat(file(name))).size / 1024 / 1024;
  try {
    await writeDeliveriesCsv(file('deliveries.csv'), rows);
    await writeDeliveriesXlsx(file('deliveries.xlsx'), rows);
    await writeLedgerCsv(file('ledger.csv'), rows);
    await writeProductsXlsx(file('products.xlsx'), rows);
    await writeCustomersCsv(file('customers.csv'), rows);
    const engine: ImportFigures['engine'][number][] = [];
    for (const [what, name, format, outcome] of [['csv, new', 'deliveries.csv', 'csv', 'added'], ['csv, again', 'deliveries.csv', 'csv', 'unchanged'], ['xlsx, again', 'deliveries.xlsx', 'xlsx', 'unchanged']] as const) {
      const figures = await runEngine(file(name), format, stage.environment['GUITU_MASTERDATA_DATABASE_URL'] ?? '');
      if (figures.counts[outcome] !== rows) throw new Error(`${what}: ${JSON.stringify(figures.counts)}`);
      engine.push({ what: `delivery lines, ${what}`, fileMb: await mb(name), figures });
      say(`${what}: ${figures.seconds.toFixed(1)} s, peak ${figures.peakMb} MB`);
    }
    const deliveries = await upload(stage, { service: 'returns', type: 'delivery-lines', words: 'delivery lines (csv) into returns', media: 'text/csv', person: 'e-saleshead', content: await readFile(file('ledger.csv')) }, rows, say);
    const products = await upload(stage, { service: 'masterdata', type: 'product', words: 'products (xlsx) into masterdata', media: XLSX, person: 'e-pmchead', content: await readFile(file('products.xlsx')) }, rows, say);
    const customers = await upload(stage, { service: 'masterdata', type: 'customer', words: 'customers (csv) into masterdata', media: 'text/csv', person: 'e-saleshead', content: await readFile(file('customers.csv')) }, rows, say);
    return { rows, engine, overHttp: [...deliveries, ...products, ...customers] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runEngine(path: string, format: string, databaseUrl: string): Promise<EngineFigures> {
  const child = startProgram('e2e/dist/bench/import/import-process.js', [path, format, databaseUrl]);
  try {
    return await nextMessage<EngineFigures>(child, LIMIT_MS);
  } finally {
    await endProgram(child);
  }
}

interface SampleFile { readonly service: 'masterdata' | 'returns'; readonly type: string; readonly words: string; readonly media: string; readonly person: string; readonly content: Buffer }

/** Dry run, import, the same again at once; of master data once more when everybody has read what the import stated. Delivery lines are stated to nobody. */
async function upload(stage: Stage, { service, type, words, media, person, content }: SampleFile, rows: number, say: (line: string) => void): Promise<ImportFigures['overHttp']> {
  const token = await new DeskApi(stage.addresses).token(person);
  const done: ImportFigures['overHttp'][number][] = [];
  const send = async (what: string, outcome: string, query: string): Promise<string> => {
    const watched = await UsageOnTheWay.start(stage);
    const sentAt = performance.now();
    const response = await fetch(`${stage.addresses[service]}/api/${service}/v1/imports/${type}${query}`, {
      method: 'POST', body: new Uint8Array(content), signal: AbortSignal.timeout(LIMIT_MS),
      headers: { authorization: `Bearer ${token}`, 'content-type': media, 'idempotency-key': `bench-import-${type}-${done.length}` },
    });
    const text = await response.text();
    const seconds = (performance.now() - sentAt) / 1_000;
    const used = await watched.stop();
    if (!response.ok) throw new Error(`${what}: ${response.status} ${text.slice(0, 300)}`);
    const { id, counts } = Told.parse(JSON.parse(text));
    if (counts[outcome] !== rows) throw new Error(`${what}: ${JSON.stringify(counts)}`);
    done.push({ what: `${words}, ${what}`, fileMb: content.length / 1024 / 1024, seconds, used, counts });
    say(`${words}, ${what}: ${seconds.toFixed(1)} s, ${used.servicesCpu.toFixed(1)} + ${used.postgresCpu.toFixed(1)} CPU-s, services at most ${used.peakMb} MB; others had ${used.othersPercent} % of the machine`);
    return id;
  };
  const id = await send('dry run', 'added', '');
  await send('import', 'added', `?dryRunId=${id}`);
  await send('again at once', 'unchanged', `?dryRunId=${id}`);
  if (service === 'returns') return done;
  const watched = await UsageOnTheWay.start(stage);
  const waitedFrom = performance.now();
  await everybodyHasRead(stage, type, rows);
  const seconds = (performance.now() - waitedFrom) / 1_000;
  const used = await watched.stop();
  done.push({ what: `${words}, until everybody has read them`, fileMb: 0, seconds, used, counts: {} });
  say(`${words}, until everybody has read them: ${seconds.toFixed(1)} s more`);
  await send('again', 'unchanged', `?dryRunId=${id}`);
  return done;
}

/** Masterdata's relay has sent all, and the picture that returns keep of it is whole. */
async function everybodyHasRead({ environment }: Stage, type: string, rows: number): Promise<void> {
  const ask = async (service: string, statement: string, values: readonly unknown[]): Promise<number> => {
    const client = new pg.Client({ connectionString: environment[`GUITU_${service}_DATABASE_URL`] });
    await client.connect();
    try {
      return (await client.query<{ n: number }>(statement, [...values])).rows[0]?.n ?? 0;
    } finally {
      await client.end();
    }
  };
  const until = Date.now() + LIMIT_MS;
  while ((await ask('MASTERDATA', 'select count(*)::int as n from journal where sent_at is null', [])) > 0 || (await ask('RETURNS', 'select count(*)::int as n from master_view where type = $1', [type])) < rows) {
    if (Date.now() > until) throw new Error(`nobody has read all ${type} records`);
    await sleep(LOOK_EVERY);
  }
}

export function importTable({ rows, engine, overHttp }: ImportFigures): string {
  const flat = (memory: readonly number[]): string => memory.filter((_, index) => index % 3 === 0 || index === memory.length - 1).join(' · ');
  const missed = [...engine.map(({ what, figures }) => ({ what, seconds: figures.seconds })), ...overHttp].filter(({ seconds }) => seconds >= AIM_SECONDS).map(({ what }) => what);
  return [
    textTable(['import of rows', 'rows', 'file, MB', 's', 'rows/s', 'CPU-s', 'of PostgreSQL', 'others, %', 'peak, MB', 'memory on the way, MB'], [
      ...engine.map(({ what, fileMb, figures: one }) => [what, rows, fileMb.toFixed(1), one.seconds.toFixed(1), Math.round(rows / one.seconds), one.cpuSeconds.toFixed(1), '', '', one.peakMb, flat(one.memory)]),
      ...overHttp.map(({ what, fileMb, seconds, used }) => [
        what, rows, fileMb.toFixed(1), seconds.toFixed(1), Math.round(rows / seconds), (used.servicesCpu + used.postgresCpu).toFixed(1), used.postgresCpu.toFixed(1), used.othersPercent, used.peakMb, flat(used.memory),
      ]),
    ]),
    'CPU-s: of all departments in one process and PostgreSQL, whatever they were doing. others: what else had of the machine meanwhile; seconds say something of this product where that is little.',
    `aim: below ${AIM_SECONDS} s each: ${missed.length === 0 ? 'met' : `MISSED by ${missed.join('; ')}`}`,
  ].join('\n');
}
