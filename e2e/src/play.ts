/**
 * `npm run play [-- --kill] [-- --examples]`: a short day through HTTP, hours as seconds. Ends non-zero if a return did not end as its procedure
 * says or the books do not agree. With --kill on an installation of its own every process is killed -9 once during the day. With --examples what was
 * sent for one return of each family is written to docs/examples.
 */
import { join } from 'node:path';
import { repositoryRoot } from '@guitu/stack/layout';
import { checkErp } from './books/check-erp.js';
import { Databases } from './books/databases.js';
import { DeskApi } from './desk-api.js';
import type { Call } from './examples/call.js';
import { writeExamples } from './examples/write-examples.js';
import { awaitInvariants } from './invariants/await-invariants.js';
import { StoryClerks, type Played } from './play/clerks.js';
import { excusedClocks } from './play/excused-clocks.js';
import { judge } from './play/judge-story.js';
import { killInTurn } from './play/kill-in-turn.js';
import { ownStage, runningStage } from './play/stage.js';
import { AT_ONCE, Turnstile } from './play/turnstile.js';
import { DAY } from './stories/day.js';

const DAY_LIMIT_MS = 10 * 60_000;
const KILL_EVERY_MS = 12_000;
const say = (line: string): void => console.log(line);

const killing = process.argv.includes('--kill');
const stage = (killing ? null : await runningStage()) ?? (await ownStage(say));
const databases = new Databases(stage.environment);
let failures: string[] = [];
try {
  const startedAt = Date.now();
  const calls: Call[] = [];
  const api = new DeskApi(stage.addresses, (call) => calls.push(call));
  const runId = `day-${startedAt}`;
  const turnstile = new Turnstile(AT_ONCE);
  const clerks = DAY.map((story) => turnstile.pass(() => new StoryClerks(api, stage.temporal, story, runId).play(startedAt + DAY_LIMIT_MS)));
  const kills = killing && stage.stack !== null ? killInTurn(stage.stack, KILL_EVERY_MS, say) : Promise.resolve([]);
  const outcomes = await Promise.allSettled(clerks);
  const outages = await kills;
  const played = outcomes.flatMap((o): Played[] => (o.status === 'fulfilled' ? [o.value] : []));
  failures = outcomes.flatMap((o) => (o.status === 'rejected' ? [String(o.reason)] : []));
  for (const one of played) say(`${one.returnNo}  ${one.story.name}: ${one.status.result} (breaches: ${one.status.breaches.join(', ') || 'none'}; repeated requests: ${one.retries})`);
  for (const one of played) {
    const excused = await excusedClocks(databases, one.subject, outages);
    const late = one.status.breaches.filter((sla) => excused.has(sla) && !one.story.ends.breaches.includes(sla));
    if (late.length > 0) say(`${one.returnNo}  late because the house was down: ${late.join(', ')}`);
    failures.push(...judge(one, excused));
  }
  failures.push(...(await awaitInvariants(stage.environment)));
  failures.push(...(await checkErp(databases, stage.addresses.erp, played.map(({ returnNo }) => returnNo))));
  if (process.argv.includes('--examples')) for (const file of await writeExamples(join(repositoryRoot, 'docs/examples'), calls, played, new Date())) say(`written: ${file}`);
  say(`${played.length} of ${DAY.length} returns ended in ${Math.round((Date.now() - startedAt) / 1000)} s`);
} finally {
  await databases.close();
  await stage.leave();
}
for (const failure of failures) say(`✗ ${failure}`);
say(failures.length === 0 ? 'The day ended as the procedures say, nothing lost, nothing twice.' : `${failures.length} findings`);
process.exit(failures.length === 0 ? 0 : 1);
