/** The bench's growth: the same measures with few returns in the house and with many, beside the same floors. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Databases } from '../../books/databases.js';
import type { Stage } from '../../play/stage.js';
import type { FullServer } from '../full-server/full-server.js';
import { type Ground, onGround, WARM_UP_RETURNS, warmUp } from '../ground.js';
import { TurnTaking } from '../latency-turns.js';
import { Meter } from '../measure/meter.js';
import { quantile, spreadOf, type Spread } from '../measure/statistics.js';
import { ClerksInAHurry, SAME_GOODS } from '../product/clerks-in-a-hurry.js';
import { summarise } from '../report/summary.js';
import { latencyRatios } from '../report/verdicts.js';
import { Rounds, type RoundSettings } from '../rounds.js';
import { timeDeadlines } from '../timers/time-deadlines.js';
import { CloneClosed, type Cloned } from './clone-closed.js';
import { calm, fillOpen, goodsOf } from './fill-open.js';
import type { Measure, Point } from './growth-result.js';
import { readsOf, timeReads, type ReadRound } from './reads.js';

export interface GrowthSettings extends RoundSettings { readonly from: number; readonly to: number; /** closed returns at the second point; a tenth of them at the first */ readonly closed: number }
export interface GrowthResult { readonly at: string; readonly settings: GrowthSettings; readonly from: Point; readonly to: Point; readonly cloned: readonly Cloned[]; readonly tables: readonly string[] }

const ROUNDS_LIMIT_MS = 240_000;
const IDLE_MS = 10_000;
const DEAREST = 400;

/** @throws Error when a return did not come to its end */
export function timeGrowth(stage: Stage, settings: GrowthSettings, full: FullServer | null, say: (line: string) => void): Promise<GrowthResult> {
  return onGround(stage, 'growth', (ground) => fromFewToMany(ground, stage, settings, full, say));
}

async function fromFewToMany(ground: Ground, stage: Stage, settings: GrowthSettings, full: FullServer | null, say: (line: string) => void): Promise<GrowthResult> {
  const { stack, runId, api, clerks, path, databases, books, floor, bareRoute, bareHop } = ground;
  await calm(databases);
  const [learnt] = await databases.rows<{ return_no: string }>('returns', 'select return_no from return_case');
  const clone = await CloneClosed.of(stack, stage.environment, { returnNo: learnt?.return_no ?? '', ...SAME_GOODS });
  ground.atEnd(() => clone.close());
  say(`warming up with ${WARM_UP_RETURNS} returns and as many bare workflows`);
  await warmUp(ground, settings.atOnce);

  const opened: string[] = [];
  const cloned: Cloned[] = [];
  const measure = async (open: number, closed: number): Promise<Point> => {
    const copies = await clone.make(closed - cloned.reduce((sum, { returns }) => sum + returns, 0), say);
    cloned.push(copies);
    say(`${copies.returns} closed returns copied in ${copies.seconds.toFixed(0)} s, ${copies.rows} rows and ${(copies.bytes / 1_024).toFixed(0)} KB each`);
    opened.push(...(await fillOpen(clerks, path, databases, opened.length, open, say)));
    await clone.tidy();
    await calm(databases);
    say(`measuring with ${open} open and ${closed} closed`);
    return measurePoint(open, closed);
  };

  const measurePoint = async (open: number, closed: number): Promise<Point> => {
    const name = `${runId}-${open}`;
    const here = new ClerksInAHurry(api, name);
    const turns = new TurnTaking(bareRoute, bareHop, floor, here, path, databases);
    const meter = new Meter(stack, books, floor.pid, full?.pids ?? null);
    const middle = Math.floor(open / 2);
    const reads = readsOf({ returnNo: opened[middle] ?? '', reference: `${runId}-open-${middle}`, ...goodsOf(middle) });
    await turns.take(`${name}-before`, 1);
    await timeReads(api, reads, bareRoute);
    const idle = await meter.measure(() => pause(IDLE_MS));
    await books.forget();
    const readRounds: ReadonlyMap<string, ReadRound>[] = [];
    const rounds = new Rounds(floor, here, path, turns, meter, settings, name);
    const { tried, used, disturbed } = await rounds.all(Date.now() + ROUNDS_LIMIT_MS, say);
    for (let turn = 0; turn < settings.rounds; turn += 1) readRounds.push(await timeReads(api, reads, bareRoute));
    const statements = await books.dearest(DEAREST);
    const lateness = await timeDeadlines(here, path, floor, databases, name);
    const memory = await meter.memory();
    const cost = summarise(used, idle, settings.returns);
    const [first] = readRounds;
    const ratios = used.map(({ latency }) => latencyRatios(latency));
    const measured = (what: string, unit: Measure['unit'], value: Spread): Measure => ({ what, unit, value });
    const times = (what: string, values: readonly number[]): Measure => measured(what, 'ms', spreadOf(values));
    return {
      open, closed, rounds: { used: used.length, tried: tried.length, disturbed }, statements,
      judged: [
        measured('CPU of a return ÷ bare workflow', '×', cost.ratio.net),
        measured('command → answer ÷ bare route', '×', spreadOf(ratios.map(({ ack }) => ack))),
        measured('fact recorded → at the process ÷ bare hop', '×', spreadOf(ratios.map(({ propagation }) => propagation))),
        measured('command → next task ÷ bare route + 2 hops + step', '×', spreadOf(ratios.map(({ step }) => step))),
        ...[...(first?.keys() ?? [])].map((read) => measured(`${read} ÷ bare route`, '×', spreadOf(readRounds.map((round) => ratioOf(round.get(read)))))),
        ...Object.entries(memory).map(([part, { pssMb }]) => measured(`memory of ${part}, PSS`, 'MB', spreadOf([pssMb]))),
      ],
      shown: [
        measured('CPU of a return', 'CPU-ms', cost.product.total.net),
        ...Object.entries(cost.product.parts).map(([part, { net }]) => measured(`  ${part}`, 'CPU-ms', net)),
        measured('CPU of a bare workflow', 'CPU-ms', cost.floor.total.net),
        ...Object.entries(cost.idlePerSecond).map(([part, ms]) => measured(`idling a second: ${part}`, 'CPU-ms', spreadOf([ms]))),
        times('command → answer, alone', used.map(({ latency }) => quantile(latency.ack, 0.5))),
        times('command → answer, alone, p95', used.map(({ latency }) => quantile(latency.ack, 0.95))),
        times('bare route', used.map(({ latency }) => quantile(latency.bareAck, 0.5))),
        times('fact recorded → at the process', used.map(({ latency }) => quantile(latency.hop, 0.5))),
        times('bare hop', used.map(({ latency }) => quantile(latency.bareHop, 0.5))),
        times('command → next task, alone', used.map(({ latency }) => quantile(latency.driven.flatMap(({ steps }) => steps.map(({ sinceSentMs }) => sinceSentMs)), 0.5))),
        times('bare step', used.map(({ latency }) => quantile(latency.bareStep, 0.5))),
        times('deadline told late, beyond the bare timer', lateness.product.map((ms) => ms - quantile(lateness.floor, 0.5))),
        times('the reconciler, for each open return', await reconciled(databases)),
        ...[...(first?.keys() ?? [])].map((read) => times(read, readRounds.map((round) => round.get(read)?.ms ?? Number.NaN))),
        ...[...(first?.keys() ?? [])].map((read) => measured(`${read}: the answer`, 'KB', spreadOf([(first?.get(read)?.bytes ?? 0) / 1_024]))),
      ],
    };
  };

  const from = await measure(settings.from, Math.round((settings.closed * settings.from) / settings.to));
  const to = await measure(settings.to, settings.closed);
  return { at: new Date().toISOString(), settings, from, to, cloned, tables: clone.tables };
}

/** ms that the last whole comparison of record and runs took, by the returns it looked at; it comes every five minutes. */
async function reconciled(databases: Databases): Promise<number[]> {
  const rows = await databases.rows<{ ms: number }>('process', `select extract(epoch from finished_at - started_at)::float8 * 1000 / greatest(checked, 1) as ms from reconciliation where finished_at is not null order by id desc limit 1`);
  return rows.length === 0 ? [Number.NaN] : rows.map(({ ms }) => ms);
}

const ratioOf = (read: ReadRound | undefined): number => (read === undefined ? Number.NaN : read.ms / read.bareMs);
