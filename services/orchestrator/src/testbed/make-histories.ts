/**
 * Writes histories/<name>.json: one return per road, as the present code takes it. Run it once for a released version, under
 * names that say so: those of a release are never written again, because they are what open returns have behind them. Before
 * the first release `--replace` makes them anew.
 * `node --conditions=@guitu/source --import <libs/testing/src/typescript-loader.mjs> src/testbed/make-histories.ts`
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { eventually } from '@guitu/testing/eventually';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { ProcessActivities } from '../workflow/activities.js';
import { RunningReturn, workerOn } from './running-return.js';
import { sourceBundle } from './source-bundle.js';
import { devServer } from './temporal-servers.js';

const FOLDER = fileURLToPath(new URL('../../histories/', import.meta.url));
type Road = [name: string, ref: ProfileRef, take: (running: RunningReturn) => Promise<void>, activities?: (running: RunningReturn) => ProcessActivities];

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
];

function scrubbed(key: string, value: unknown): unknown {
  if (key === 'stackTrace') return '';
  return key === 'identity' || (typeof value === 'string' && /^\d+@/.test(value)) ? 'worker' : value;
}

const [env, bundle] = await Promise.all([devServer(), sourceBundle()]);
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, ref, take, activities] of ROADS) {
    const file = `${FOLDER}${name}.json`;
    if (existsSync(file) && !process.argv.includes('--replace')) continue;
    const running = await RunningReturn.start(env, `RT-${name.toUpperCase()}`, ref, { settleMs: 500 });
    const worker = await workerOn(env, bundle, (activities ?? ((self) => self.notebook.activities()))(running));
    await worker.runUntil(async () => {
      await take(running);
      await running.run.result();
    });
    const history = await running.run.fetchHistory();
    // Who and where it ran is nobody's business.
    const text = JSON.stringify(JSON.parse(historyToJSON(history)), (key, value: unknown) => scrubbed(key, value), 1);
    writeFileSync(file, `${text}\n`);
    console.log(`${name}: ${history.events?.length ?? 0} events, ${text.length} characters`);
  }
} finally {
  await env.teardown();
}
