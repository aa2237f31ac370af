/** The bench on a stage: warm up, idle, rounds, latencies, and what a look and a bare route cost. */
import { cpus, release, type as systemType } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { workflowId } from '@guitu/contracts/process-names';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import { Client, Connection } from '@temporalio/client';
import { Databases } from '../books/databases.js';
import { DeskApi } from '../desk-api.js';
import { personFor } from '../people.js';
import type { Stage } from '../play/stage.js';
import { timeBareRoute } from './bare-route/time-bare-route.js';
import { Floor, floorEvents } from './floor/floor.js';
import { historySizes } from './measure/histories.js';
import { inLanes } from './measure/lanes.js';
import { Meter } from './measure/meter.js';
import { spreadOf } from './measure/statistics.js';
import { sumOf, withoutIdling } from './measure/usage.js';
import { ClerksInAHurry, type Pace } from './product/clerks-in-a-hurry.js';
import type { BenchResult } from './report/bench-result.js';
import { byKind } from './report/latencies.js';
import { summarise } from './report/summary.js';
import { BUSY_PACE, Rounds, type RoundSettings } from './rounds.js';

/** No round begins later, so that the whole stays below five minutes. */
const ROUNDS_LIMIT_MS = 120_000;
const IDLE_MS = 8_000;
const WARM_UP_RETURNS = 24;
const ALONE_RETURNS = 12;
/** Often enough to time a step within a few milliseconds. */
const ALONE_PACE: Pace = { first: 4, growth: 1, most: 4 };
const LOOKS = 300;
/** So many of the last returns are looked up in Temporal for their history. */
const HISTORIES = 10;

/** Measures on an installation of the stage's own. @throws Error when a return did not come to its end */
export async function bench(stage: Stage, settings: RoundSettings, say: (line: string) => void): Promise<BenchResult> {
  if (stage.stack === null) throw new Error('the bench measures an installation of its own only');
  const { address, namespace } = stage.temporal;
  const runId = `bench-${Date.now()}`;
  const api = new DeskApi(stage.addresses);
  const clerks = new ClerksInAHurry(api, runId);
  const databases = new Databases(stage.environment);
  const connection = await Connection.connect({ address });
  const floor = await Floor.start({ address, namespace, taskQueue: 'bench-floor' });
  try {
    const meter = new Meter(stage.stack, databases, floor.pid);
    const path = await clerks.learn();
    say(`an on-time return has ${path.length + 1} facts; warming up with ${WARM_UP_RETURNS} returns and as many bare workflows`);
    const warm = (job: (index: number) => Promise<unknown>) => inLanes(WARM_UP_RETURNS, settings.atOnce, job);
    await warm((index) => clerks.drive(`warm-${index}`, path, BUSY_PACE));
    await floor.run({ prefix: `${runId}-warm`, count: WARM_UP_RETURNS, atOnce: settings.atOnce, steps: path.length + 1 });
    await pause(2_000);
    const idle = await meter.measure(() => pause(IDLE_MS));

    const rounds = new Rounds(floor, clerks, path, meter, settings, runId);
    const tried = await rounds.all(Date.now() + ROUNDS_LIMIT_MS, say);
    const clean = tried.filter(({ disturbed }) => !disturbed);
    const used = clean.length > 0 ? clean : tried;
    const memory = await meter.memory();

    const alone = await inLanes(ALONE_RETURNS, 1, (index) => clerks.drive(`alone-${index}`, path, ALONE_PACE));
    const busy = used.flatMap(({ driven }) => driven);
    const decided = path.find(({ accepts }) => accepts === 'dispose') ?? path[0];
    if (decided === undefined) throw new Error('the return had no step');
    const bare = await timeBareRoute(api, personFor('qc'), { kind: decided.accepts, body: decided.body }, need(stage, 'GUITU_QUALITY_DATABASE_URL'), settings.atOnce);
    const looking = withoutIdling(await meter.measure(() => inLanes(LOOKS, 1, () => clerks.tasks(decided.desk, busy[0]?.returnNo ?? ''))), idle);

    const client = new Client({ connection, namespace });
    const ids = busy.slice(-HISTORIES).map(({ returnNo }) => workflowId(DEMO_COMPANY, returnNo));
    return {
      at: new Date().toISOString(), machine: machine(), settings, facts: ['register', ...path.map(({ accepts }) => accepts)],
      rounds: { tried: tried.length, used: used.length, disturbed: clean.length === 0, noise: tried.map(({ noise }) => noise) },
      cost: summarise(used, idle, settings.returns),
      looks: { perReturn: spreadOf(busy.map(({ looks }) => looks)).median, cpuMsEach: sumOf(looking.cpu, ['departments', 'postgres']) / LOOKS },
      latencies: { acks: { alone: byKind(alone, 'acks'), busy: byKind(busy, 'acks') }, steps: { alone: byKind(alone, 'steps'), busy: byKind(busy, 'steps') }, bare },
      history: { product: await historySizes(client, ids), floor: await historySizes(client, used.flatMap(({ floorIds }) => floorIds)), floorExpected: floorEvents(path.length + 1) },
      memory,
    };
  } finally {
    await floor.stop();
    await connection.close();
    await databases.close();
  }
}

function machine(): BenchResult['machine'] {
  const all = cpus();
  return { cpus: all.length, model: (all[0]?.model ?? 'processor').trim(), node: process.versions.node, system: `${systemType()} ${release()}` };
}

function need(stage: Stage, name: string): string {
  const value = stage.environment[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}
