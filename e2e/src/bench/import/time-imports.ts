/** What an import of 100,000 rows costs: the engine with delivery lines, and masterdata with products over HTTP. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskApi } from '../../desk-api.js';
import type { Stage } from '../../play/stage.js';
import { endProgram, nextMessage, startProgram } from '../child-program.js';
import { textTable } from '../report/text-table.js';
import { writeDeliveriesCsv, writeDeliveriesXlsx, writeProductsXlsx } from './sample-files.js';

const LIMIT_MS = 300_000;
/** Seconds and MB that an import of 100,000 rows should stay below (issue 5 §4). */
export const AIM_SECONDS = 60;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Told = z.looseObject({ id: z.string(), counts: z.record(z.string(), z.number()) });

export interface EngineFigures { readonly seconds: number; readonly cpuSeconds: number; readonly peakMb: number; readonly memory: readonly number[]; readonly counts: Readonly<Record<string, number>> }
export interface ImportFigures {
  readonly rows: number;
  readonly engine: readonly { readonly what: string; readonly fileMb: number; readonly figures: EngineFigures }[];
  readonly masterdata: readonly { readonly what: string; readonly seconds: number; readonly counts: Readonly<Record<string, number>> }[];
}

/** On an installation of the stage's own. @throws Error when a row is not taken as expected */
export async function timeImports(stage: Stage, rows: number, say: (line: string) => void): Promise<ImportFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'guitu-bench-import-'));
  const file = (name: string): string => join(folder, name);
  const mb = async (name: string): Promise<number> => (await stat(file(name))).size / 1024 / 1024;
  try {
    await writeDeliveriesCsv(file('deliveries.csv'), rows);
    await writeDeliveriesXlsx(file('deliveries.xlsx'), rows);
    await writeProductsXlsx(file('products.xlsx'), rows);
    const engine: ImportFigures['engine'][number][] = [];
    for (const [what, name, format, outcome] of [['csv, new', 'deliveries.csv', 'csv', 'added'], ['csv, again', 'deliveries.csv', 'csv', 'unchanged'], ['xlsx, again', 'deliveries.xlsx', 'xlsx', 'unchanged']] as const) {
      const figures = await runEngine(file(name), format, stage.environment['GUITU_MASTERDATA_DATABASE_URL'] ?? '');
      if (figures.counts[outcome] !== rows) throw new Error(`${what}: ${JSON.stringify(figures.counts)}`);
      engine.push({ what: `delivery lines, ${what}`, fileMb: await mb(name), figures });
      say(`${what}: ${figures.seconds.toFixed(1)} s, peak ${figures.peakMb} MB`);
    }
    return { rows, engine, masterdata: await uploadProducts(stage, await readFile(file('products.xlsx')), rows, say) };
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

/** Dry run, import, and the same import again. */
async function uploadProducts(stage: Stage, content: Buffer, rows: number, say: (line: string) => void): Promise<ImportFigures['masterdata']> {
  const token = await new DeskApi(stage.addresses).token('e-pmchead');
  const done: ImportFigures['masterdata'][number][] = [];
  const upload = async (what: string, outcome: string, query: string): Promise<string> => {
    const sentAt = performance.now();
    const response = await fetch(`${stage.environment['GUITU_MASTERDATA_URL']}/api/masterdata/v1/imports/product${query}`, {
      method: 'POST', body: new Uint8Array(content), signal: AbortSignal.timeout(LIMIT_MS),
      headers: { authorization: `Bearer ${token}`, 'content-type': XLSX, 'idempotency-key': `bench-import-${done.length}` },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${what}: ${response.status} ${text.slice(0, 300)}`);
    const { id, counts } = Told.parse(JSON.parse(text));
    if (counts[outcome] !== rows) throw new Error(`${what}: ${JSON.stringify(counts)}`);
    done.push({ what: `products into masterdata, ${what}`, seconds: (performance.now() - sentAt) / 1_000, counts });
    say(`${what}: ${done.at(-1)?.seconds.toFixed(1)} s`);
    return id;
  };
  const id = await upload('dry run', 'added', '');
  await upload('import', 'added', `?dryRunId=${id}`);
  await upload('again', 'unchanged', `?dryRunId=${id}`);
  return done;
}

export function importTable({ rows, engine, masterdata }: ImportFigures): string {
  const flat = (memory: readonly number[]): string => memory.filter((_, index) => index % 3 === 0 || index === memory.length - 1).join(' · ');
  return [
    textTable(['import of rows', 'rows', 'file, MB', 's', 'CPU-s', 'rows/s', 'peak, MB', 'memory on the way, MB'], [
      ...engine.map(({ what, fileMb, figures: one }) => [what, rows, fileMb.toFixed(1), one.seconds.toFixed(1), one.cpuSeconds.toFixed(1), Math.round(rows / one.seconds), one.peakMb, flat(one.memory)]),
      ...masterdata.map(({ what, seconds }) => [what, rows, '', seconds.toFixed(1), '', Math.round(rows / seconds), '', '']),
    ]),
    `aim: below ${AIM_SECONDS} s each: ${[...engine.map(({ figures }) => figures.seconds), ...masterdata.map(({ seconds }) => seconds)].every((seconds) => seconds < AIM_SECONDS) ? 'met' : 'MISSED'}`,
  ].join('\n');
}
