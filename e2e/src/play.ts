/**
 * `npm run play [-- --kill [--seed 7]] [-- --replicas 2] [-- --examples]`: a short day through HTTP, hours as seconds. Ends non-zero if a return did not end as
 * its procedure says or the books do not agree. With --kill on an installation of its own its processes are killed -9 at moments that are
 * drawn from a seed, every one at least once; the seed is printed, and given again draws the same. With --replicas it has
 * an installation of its own with so many processes of each. With --examples what was sent for one
 * return of each family is written to docs/examples.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '@guitu/stack/layout';
import { replicasOf } from '@guitu/stack/replicas';
import { checkErp } from './books/check-erp.js';
import { Databases } from './books/databases.js';
import { DeskApi } from './desk-api.js';
import type { Call } from './examples/call.js';
import { writeExamples } from './examples/write-examples.js';
import { awaitInvariants } from './invariants/await-invariants.js';
import { StoryClerks, type Played } from './play/clerks.js';
import { excusedClocks } from './play/excused-clocks.js';
import { judge } from './play/judge-story.js';
import { killAtRandom, type Outage } from './play/kill-at-random.js';
import { killPlan } from './play/kill-plan.js';
import { ownStage, runningStage, type Stage } from './play/stage.js';
import { AT_ONCE, Turnstile } from './play/turnstile.js';
import { DAY } from './stories/day.js';

const DAY_LIMIT_MS = 10 * 60_000;
/** So many facts a day records, at least. */
const FACTS = 400;
const say = (line: string): void => console.log(line);

const { values } = parseArgs({ options: { kill: { type: 'boolean', default: false }, examples: { type: 'boolean', default: false }, replicas: { type: 'string', default: '1' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } } });
const [killing, replicas, seed] = [values.kill, replicasOf(values.replicas), Number(values.seed)];
if (!Number.isInteger(seed) || seed < 0) throw new Error('--seed is a whole number from 0');

/** Until the day is over and everything is back. @returns when which component was away */
function disturb({ stack }: Stage, facts: () => number, over: AbortSignal): Promise<Outage[]> {
  if (!killing || stack === null) return Promise.resolve([]);
  const plan = killPlan(seed, stack.components.map(({ name }) => name), FACTS);
  say(`Kills of --seed ${seed}: ${plan.map(({ component, facts: after }) => `${component} after ${after} facts`).join(', ')}`);
  return killAtRandom(plan, { component: (name) => stack.component(name), facts, over, report: say });
}

const stage = (killing || replicas > 1 ? null : await runningStage()) ?? (await ownStage(say, replicas));
const databases = new Databases(stage.environment);
let failures: string[] = [];
try {
  const startedAt = Date.now();
  const calls: Call[] = [];
  const api = new DeskApi(stage.addresses, (call) => calls.push(call));
  const runId = `day-${startedAt}`;
  const turnstile = new Turnstile(AT_ONCE);
  const clerks = DAY.map((story) => turnstile.pass(() => new StoryClerks(api, stage.temporal, story, runId).play(startedAt + DAY_LIMIT_MS)));
  const over = new AbortController();
  const kills = disturb(stage, () => calls.length, over.signal);
  const [outcomes, [disturbed]] = await Promise.all([Promise.allSettled(clerks).finally(() => over.abort()), Promise.allSettled([kills])]);
  const outages = disturbed.status === 'fulfilled' ? disturbed.value : [];
  say(`${calls.length} facts were recorded`);
  const played = outcomes.flatMap((o): Played[] => (o.status === 'fulfilled' ? [o.value] : []));
  failures = [...outcomes, disturbed].flatMap((o) => (o.status === 'rejected' ? [String(o.reason)] : []));
  for (const one of played) say(`${one.returnNo}  ${one.story.name}: ${one.status.result} (breaches: ${one.status.breaches.join(', ') || 'none'}; repeated requests: ${one.retries})`);
  for (const one of played) {
    const excused = await excusedClocks(databases, one.subject, outages);
    const late = one.status.breaches.filter((sla) => excused.has(sla) && !one.story.ends.breaches.includes(sla));
    if (late.length > 0) say(`${one.returnNo}  late because the house was down: ${late.join(', ')}`);
    failures.push(...judge(one, excused));
  }
  failures.push(...(await awaitInvariants(stage.environment)));
  failures.push(...(await checkErp(databases, stage.addresses.erp, played.map(({ returnNo }) => returnNo))));
  if (values.examples) for (const file of await writeExamples(join(repositoryRoot, 'docs/examples'), calls, played, new Date())) say(`written: ${file}`);
  say(`${played.length} of ${DAY.length} returns ended in ${Math.round((Date.now() - startedAt) / 1000)} s`);
} finally {
  await databases.close();
  await stage.leave();
}
for (const failure of failures) say(`✗ ${failure}`);
say(failures.length === 0 ? 'The day ended as the procedures say, nothing lost, nothing twice.' : `${failures.length} findings`);
process.exit(failures.length === 0 ? 0 : 1);
