/**
 * `npm run bench`: what a return costs, beside the bare workflow that waits for each of its steps, on an installation of its own
 * that is thrown away. Prints tables, last that of the aims, and writes run/bench.json. Ends with
 * 0 when every aim is met, with 3 when one is missed. `-- --core`: the core alone, which needs no servers. `-- --import`: files of `--rows` (100,000) rows alone.
 * `-- --growth`: the same with `--from` (1,000) and with `--to` (10,000) open returns, `--closed` (100,000) closed ones at the second point, a tenth at the first.
 * `-- --short`: the rounds alone, no deadlines, kills and starts.
 * `-- --full-server <folder>`: on Temporal's full server with PostgreSQL, whose two programs lie there (full-server.ts).
 */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDirectory } from '@guitu/stack/layout';
import { bench } from './bench/bench-stage.js';
import { coreTable, timeCore } from './bench/core/time-core.js';
import { resultText } from './bench/report/bench-result.js';
import { startFullServer, type FullServer } from './bench/full-server/full-server.js';
import { isMet } from './bench/report/verdicts.js';
import { importTable, timeImports } from './bench/import/time-imports.js';
import { grownStatements, growthOf, growthTable, holds, statementTable } from './bench/growth/growth-result.js';
import { timeGrowth } from './bench/growth/time-growth.js';
import { ownStage, type Stage } from './play/stage.js';

const { values } = parseArgs({
  options: { returns: { type: 'string', default: '20' }, 'in-flight': { type: 'string', default: '4' }, rounds: { type: 'string', default: '3' }, core: { type: 'boolean', default: false }, short: { type: 'boolean', default: false }, import: { type: 'boolean', default: false }, rows: { type: 'string', default: '100000' }, growth: { type: 'boolean', default: false }, from: { type: 'string', default: '1000' }, to: { type: 'string', default: '10000' }, closed: { type: 'string', default: '100000' }, 'full-server': { type: 'string' } },
});
const rounds = { returns: Number(values.returns), atOnce: Number(values['in-flight']), rounds: Number(values.rounds) };
const settings = { ...rounds, short: values.short };
if (Object.values(rounds).some((value) => !Number.isInteger(value) || value < 1)) throw new Error('--returns, --in-flight and --rounds are whole numbers from 1');

const growth = { ...rounds, from: Number(values.from), to: Number(values.to), closed: Number(values.closed) };
if (!(Number.isInteger(growth.from) && growth.from > 0 && Number.isInteger(growth.to) && growth.to > growth.from && Number.isInteger(growth.closed) && growth.closed >= 0)) throw new Error('--from, --to and --closed are whole numbers, --to more than --from');

/** Exit code of a run that measured everything and missed an aim. */
const MISSED = 3;
const say = (line: string): void => console.log(line);
async function benchReturns(stage: Stage, coldStart: number, full: FullServer | null): Promise<boolean> {
  const result = await bench(stage, settings, coldStart, full, say);
  const folder = runDirectory();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  say(`\n${resultText(result)}\n`);
  return result.verdicts.every(isMet);
}

async function benchGrowth(stage: Stage, full: FullServer | null): Promise<boolean> {
  const result = await timeGrowth(stage, growth, full, say);
  const folder = runDirectory();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench-growth.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  say(`\n${statementTable(grownStatements(result.from.statements, result.to.statements))}\n\n${growthTable(result.from, result.to)}\n`);
  return growthOf(result.from.judged, result.to.judged).every(holds);
}

if (values.core) {
  const bundle = await stat(new URL('../../services/orchestrator/dist/workflow-bundle.js', import.meta.url));
  say(`${coreTable([1, 20, 200].map((lines) => timeCore(lines)), bundle.size)}\n`);
  process.exit(0);
}
/** @returns whether every aim was met */
async function onOwnStage(full: FullServer | null): Promise<boolean> {
  const startedAt = performance.now();
  const stage = await ownStage(say);
  const coldStart = (performance.now() - startedAt) / 1_000;
  try {
    if (values.growth) return await benchGrowth(stage, full);
    if (!values.import) return await benchReturns(stage, coldStart, full);
    say(`\n${importTable(await timeImports(stage, Number(values.rows), say))}\n`);
    return true;
  } finally {
    await stage.leave();
  }
}

const full = values['full-server'] === undefined ? null : await startFullServer(values['full-server'], say);
if (full !== null) process.env['GUITU_TEMPORAL_ADDRESS'] = full.address;
const met = await onOwnStage(full).finally(() => full?.stop());
process.exit(met ? 0 : MISSED);
