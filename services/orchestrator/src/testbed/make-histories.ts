/**
 * `npm run histories`: writes histories/<version>.br, one return per road and two per procedure, as the present code takes them.
 * Run it once for a released version: what it wrote for a release is never written again, because that is what open returns
 * have behind them. Before the release `--replace` makes it anew.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PROCEDURES } from '@guitu/return-process/policy/profiles/catalogue';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { eventually } from '@guitu/testing/eventually';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { History } from '@temporalio/worker';
import { packHistories, STORED } from '../replay-gate/stored-histories.js';
import type { ProcessActivities } from '../workflow/activities.js';
import type { ReturnRun } from '../workflow/return-run.js';
import { lifeUnder, livedReturn } from './lived-return.js';
import { RunningReturn, workerOn } from './running-return.js';
import { sourceBundle } from './source-bundle.js';
import { takenOverRun } from './taken-over-run.js';
import { devServer, timeSkippingServer } from './temporal-servers.js';

type Road = [name: string, ref: ProfileRef, take: (running: RunningReturn) => Promise<void>, activities?: (running: RunningReturn) => ProcessActivities, more?: (returnNo: string, now: number) => Partial<ReturnRun>];

let away = true;
const ROADS: Road[] = [
  ['on-time', 'headline@1', async (running) => void (await running.finish())],
  ['late', 'headline-lapse@1', async (running) => {
    for (const kind of ['review', 'instruct', 'arrive', 'receive'] as const) await running.answer(kind);
    await eventually('rung', () => running.notebook.of('rung-reached').some((rung) => rung.action === 'breach'));
    await running.finish();
  }],
  ['record-away', 'headline@1', async (running) => {
    await eventually('a second attempt', async () => ((await running.run.describe()).raw.pendingActivities ?? []).length > 0);
    away = false;
    await running.finish();
  }, (running) => {
    const own = running.notebook.activities();
    return { ...own, record: (request) => (away ? Promise.reject(new Error('away')) : own.record(request)) };
  }],
  ['operator', 'S000-04@1', async (running) => {
    await running.run.signal('撤回', { reason: 'gave_up', staff: 'e-operator' });
    await running.run.signal('没有的信号');
    await running.say('returns', 'withdraw', { payload: { reason: 'gave_up' }, via: 'operator' });
    await running.finish();
  }],
  ['taken-over', 'headline@1', async (running) => void (await running.finish()), undefined, (returnNo, now) => takenOverRun(returnNo, 'headline@1', now, ['review', 'instruct', 'arrive', 'receive'])],
];

function scrubbed(key: string, value: unknown): unknown {
  if (key === 'stackTrace') return '';
  return key === 'identity' || (typeof value === 'string' && /^\d+@/.test(value)) ? 'worker' : value;
}

/** Who and where it ran is nobody's business. */
async function historyOf({ run, returnNo }: RunningReturn): Promise<History> {
  const history = historyFromJSON(JSON.parse(JSON.stringify(JSON.parse(historyToJSON(await run.fetchHistory())), scrubbed)));
  console.log(`${returnNo}: ${history.events?.length ?? 0} events`);
  return history;
}

/** The roads, on a server whose clock is everybody's. */
async function historiesOfRoads(bundle: string): Promise<History[]> {
  const env = await devServer();
  try {
    const found: History[] = [];
    for (const [name, ref, take, activities, more] of ROADS) {
      const returnNo = `RT-${name.toUpperCase()}`;
      const running = await RunningReturn.start(env, returnNo, ref, { settleMs: 500, ...more?.(returnNo, await env.currentTimeMs()) });
      const worker = await workerOn(env, bundle, (activities ?? ((self) => self.notebook.activities()))(running));
      await worker.runUntil(async () => {
        await take(running);
        await running.run.result();
      });
      found.push(await historyOf(running));
    }
    return found;
  } finally {
    await env.teardown();
  }
}

/** One return on which everybody is in time and one on which everybody is late, on a server of their own: the late one takes months. */
async function historiesUnder(bundle: string, ref: ProfileRef): Promise<History[]> {
  const env = await timeSkippingServer();
  try {
    const inTime = await historyOf(await livedReturn(env, bundle, ref, 'IN-TIME', lifeUnder(ref, false)));
    return [inTime, await historyOf(await livedReturn(env, bundle, ref, 'LATE', lifeUnder(ref, true)))];
  } finally {
    await env.teardown();
  }
}

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
const file = `${STORED}${version}.br`;
if (existsSync(file) && !process.argv.includes('--replace')) throw new Error(`${file} is there; before the release --replace makes it anew`);
const bundle = await sourceBundle();
const histories = await historiesOfRoads(bundle);
for (const ref of PROCEDURES) histories.push(...await historiesUnder(bundle, ref));
const bytes = packHistories(histories);
writeFileSync(file, bytes);
console.log(`${version}: ${histories.length} histories, ${bytes.length} bytes`);
