/** The bench on a stage: warm up, idle, rounds, then deadlines, kills and a start with data. */
import { cpus, release, type as systemType } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { workflowId } from '@guitu/contracts/process-names';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import { Client, Connection } from '@temporalio/client';
import type { Stage } from '../play/stage.js';
import { SHARDS, type FullServer } from './full-server/full-server.js';
import { floorEvents } from './floor/floor.js';
import { type Ground, onGround, WARM_UP_RETURNS, warmUp } from './ground.js';
import { TurnTaking } from './latency-turns.js';
import { historySizes } from './measure/histories.js';
import { inLanes } from './measure/lanes.js';
import { Meter } from './measure/meter.js';
import { latencyOf, spreadOf } from './measure/statistics.js';
import { sumOf, withoutIdling } from './measure/usage.js';
import { timeRecovery } from './recovery/time-recovery.js';
import type { BenchResult, Lasting } from './report/bench-result.js';
import { byKind } from './report/latencies.js';
import { summarise } from './report/summary.js';
import { lastingVerdicts, roundVerdicts } from './report/verdicts.js';
import { Rounds, type RoundSettings } from './rounds.js';
import { timeWarmStart } from './start-up/time-warm-start.js';
import { timeDeadlines } from './timers/time-deadlines.js';

/** No round begins later, so that the whole stays below ten minutes. */
const ROUNDS_LIMIT_MS = 180_000;
const IDLE_MS = 8_000;
const LOOKS = 300;
/** So many of the last returns are looked up in Temporal for their history. */
const HISTORIES = 10;
const DEAREST = 25;

export interface BenchSettings extends RoundSettings { /** the rounds alone */ readonly short: boolean }

/**
 * Measures on an installation of the stage's own, and stops it.
 * @param coldStart s the stage took to start @param full the Temporal it stands on, where that is not its own
 * @throws Error when a return did not come to its end
 */
export function bench(stage: Stage, settings: BenchSettings, coldStart: number, full: FullServer | null, say: (line: string) => void): Promise<BenchResult> {
  return onGround(stage, 'bench', (ground) => measured(ground, stage, settings, coldStart, full, say));
}

async function measured(ground: Ground, stage: Stage, settings: BenchSettings, coldStart: number, full: FullServer | null, say: (line: string) => void): Promise<BenchResult> {
  const { stack, runId, clerks, path, databases, books, floor, bareRoute, bareHop } = ground;
  const { address, namespace } = stage.temporal;
  const connection = await Connection.connect({ address });
  ground.atEnd(() => connection.close());

  say(`an on-time return has ${path.length + 1} facts; warming up with ${WARM_UP_RETURNS} returns and as many bare workflows`);
  const turns = new TurnTaking(bareRoute, bareHop, floor, clerks, path, databases);
  await warmUp(ground, settings.atOnce);
  await turns.take(`${runId}-warm-alone`, 1);
  await pause(2_000);
  const meter = new Meter(stack, books, floor.pid, full?.pids ?? null);
  const idle = await meter.measure(() => pause(IDLE_MS));

  /** Deadlines, kills and a start with data; the installation is stopped afterwards. */
  const theLasting = async (): Promise<Lasting> => {
    say('deadlines: returns of the time-lapse procedure breach their first limit');
    const lateness = await timeDeadlines(clerks, path, floor, databases, runId);
    await Promise.all([bareRoute.stop(), bareHop.stop(), floor.stop()]);
    const recoveries = await timeRecovery(stack, clerks, path, say);
    return { lateness, recoveries, startUp: { cold: coldStart, warm: await timeWarmStart(stack) } };
  };

  await books.forget();
  const rounds = new Rounds(floor, clerks, path, turns, meter, settings, runId);
  const { tried, used, disturbed } = await rounds.all(Date.now() + ROUNDS_LIMIT_MS, say);
  const statements = await books.dearest(DEAREST);
  const memory = await meter.memory();
  const [busy, alone] = [used.flatMap(({ driven }) => driven), used.flatMap(({ latency }) => latency.driven)];
  const looking = withoutIdling(await meter.measure(() => inLanes(LOOKS, 1, () => clerks.tasks(path[0]?.desk ?? 'returns', busy[0]?.returnNo ?? ''))), idle);
  const client = new Client({ connection, namespace });
  const ids = busy.slice(-HISTORIES).map(({ returnNo }) => workflowId(DEMO_COMPANY, returnNo));
  const history = { product: await historySizes(client, ids), floor: await historySizes(client, used.flatMap(({ floorIds }) => floorIds).slice(-HISTORIES)), floorExpected: floorEvents(path.length + 1) };

  const lasting = settings.short ? null : await theLasting();
  const cost = summarise(used, idle, settings.returns);
  const latencies = used.map(({ latency }) => latency);
  const all = (of: (one: (typeof latencies)[number]) => readonly number[]) => latencyOf(latencies.flatMap(of));
  return {
    at: new Date().toISOString(), machine: machine(), temporal: full === null ? 'development server, SQLite' : `full server, PostgreSQL, ${SHARDS} shards`, settings, facts: ['register', ...path.map(({ accepts }) => accepts)],
    rounds: { tried: tried.length, used: used.length, disturbed, noise: tried.map(({ noise }) => noise) },
    verdicts: [...roundVerdicts(cost.ratio.net, latencies), ...(lasting === null ? [] : lastingVerdicts(lasting.lateness, lasting.recoveries))],
    cost, looks: { perReturn: spreadOf(busy.map(({ looks }) => looks)).median, cpuMsEach: sumOf(looking.cpu, ['departments', 'postgres']) / LOOKS },
    latencies: {
      acks: { alone: byKind(alone, 'acks'), busy: byKind(busy, 'acks') }, steps: { alone: byKind(alone, 'steps'), busy: byKind(busy, 'steps') },
      hop: all(({ hop }) => hop), floors: { route: all(({ bareAck }) => bareAck), hop: all(({ bareHop: times }) => times), step: all(({ bareStep }) => bareStep) },
    },
    history, memory, statements, lasting,
  };
}

function machine(): BenchResult['machine'] {
  const all = cpus();
  return { cpus: all.length, model: (all[0]?.model ?? 'processor').trim(), node: process.versions.node, system: `${systemType()} ${release()}` };
}
