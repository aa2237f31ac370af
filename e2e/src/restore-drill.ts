/**
 * `npm run restore-drill`: docs/restore.md carried out on an installation of its own. Kafka is lost, Temporal is lost, PostgreSQL goes
 * back to an earlier point; each time it is compared what the reconciler names with what really differs. Ends non-zero when they differ.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import { subjectOf } from '@guitu/contracts/process-names';
import { runScript } from '@guitu/stack/run-script';
import { Databases } from './books/databases.js';
import { DeskApi } from './desk-api.js';
import { awaitInvariants } from './invariants/await-invariants.js';
import { ownStage } from './play/stage.js';
import { ErasedPerson } from './restore/erased-person.js';
import { HouseAtWork, type OpenReturn } from './restore/house-at-work.js';
import { Losses } from './restore/losses.js';

const LIMIT_MS = 240_000;
const say = (line: string): void => console.log(line);
const rows: { loss: string; what: string; wanted: string; found: string }[] = [];
const note = (loss: string, what: string, wanted: string, found: string): void => {
  rows.push({ loss, what, wanted, found });
  say(`${wanted === found ? '✓' : '✗'} ${loss}: ${what}: ${found}${wanted === found ? '' : ` (wanted: ${wanted})`}`);
};
const list = (all: readonly string[]): string => (all.length === 0 ? 'none' : [...all].sort().join('; '));
const times = (all: readonly OpenReturn[]): string => list(all.map(({ subject, dueAt }) => `${subject} ${dueAt === null ? '-' : new Date(dueAt).toISOString()}`));

// Nobody wants to wait five minutes for each look.
process.env.GUITU_RECONCILE_MS = '3000';
const stage = await ownStage(say);
const { stack } = stage;
if (stack === null) throw new Error('the drill needs an installation of its own');
const databases = new Databases(stage.environment);
const api = new DeskApi(stage.addresses);
const house = new HouseAtWork(stage, api, databases);
const losses = new Losses(stack);

/** Looks until it is so or the time is up. @returns the last look */
async function until<T>(look: () => Promise<T>, good: (seen: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + LIMIT_MS; ; await pause(500)) {
    const seen = await look();
    if (good(seen) || Date.now() > deadline) return seen;
  }
}
const settled = async (loss: string): Promise<void> => note(loss, 'promises broken (npm run invariants)', 'none', list(await awaitInvariants(stage.environment)));

/** As the page says: the one command between the servers and the services. */
async function beginAgain(): Promise<void> {
  const code = await runScript('infra/stack/dist/restore/main.js', [], { ...process.env, ...stage.environment });
  if (code !== 0) throw new Error(`the restore ended with code ${code}`);
}

async function kafkaLost(): Promise<void> {
  const before = await house.open();
  await losses.killPrograms();
  await losses.loseKafka();
  await beginAgain();
  await losses.startPrograms();
  await settled('Kafka lost');
  note('Kafka lost', 'due times of open returns', times(before), times(await house.open()));
  say(`  ${await house.goOn('waits for 审核', 'receive')} goes on to 验收`);
}

async function temporalLost(): Promise<void> {
  const before = await house.open();
  await losses.killPrograms();
  await losses.loseTemporal();
  const since = Date.now();
  await losses.startPrograms();
  const wanted = before.map(({ subject }) => `${subject} run_lost, mended`);
  const found = await until(() => house.found(since, ['run_lost']), (seen) => seen.length >= wanted.length);
  note('Temporal lost', 'what the reconciler named', list(wanted), list(found));
  await settled('Temporal lost');
  note('Temporal lost', 'due times of open returns', times(before), times(await house.open()));
  say(`  ${await house.goOn('waits for 验收', 'inspect')} goes on to 检验`);
}

async function postgresRestored(): Promise<void> {
  const DIFFERENCES = ['run_ahead', 'run_unknown', 'completed_but_open'];
  const person = new ErasedPerson(api, stage.addresses, databases);
  await person.begin();
  await settled('before the backup');
  const backup = await losses.backUp();
  const standing = await house.open();
  const further = [await house.goOn('waits for 检验', 'dispose'), await house.goOn('S000-04 waits for 首次联系', 'instruct').catch(() => house.goOn('S000-04 waits for 首次联系', 'receive'))];
  const lost = await house.register('registered after the backup', 'approve');
  await person.erase();
  await settled('before the restore');
  await losses.killPrograms();
  await losses.restorePostgres(backup);
  await beginAgain();
  const since = Date.now();
  await losses.startPrograms();
  const wanted = [...further.map((no) => `${subjectOf(DEMO_COMPANY, no)} run_ahead`), `${subjectOf(DEMO_COMPANY, lost)} run_unknown`];
  const found = await until(() => house.found(since, DIFFERENCES), (seen) => seen.length >= wanted.length);
  note('PostgreSQL restored', 'what the reconciler named', list(wanted), list(found));
  const other = await house.found(since, null);
  say(`  all it found: ${list(other)}`);
  note('PostgreSQL restored', 'erased person is erased again', 'yes', (await until(() => person.isErased(), (erased) => erased)) ? 'yes' : 'no');
  // The house decides that the record is the truth.
  const orchestrator = stack?.component('orchestrator');
  if (orchestrator?.launch.command) orchestrator.launch.command.env.GUITU_RESTORED_TRUST = 'record';
  const decided = Date.now();
  await orchestrator?.restart();
  const mended = await until(() => house.found(decided, DIFFERENCES), (seen) => seen.length >= wanted.length);
  note('PostgreSQL restored', 'mended when the record is trusted', list(wanted.map((one) => `${one}, mended`)), list(mended));
  note('PostgreSQL restored', 'due times as at the backup', times(standing), times(await house.open()));
  note('PostgreSQL restored', 'lost work done again: same numbers', list([...further, lost]), list([await house.goOn('waits for 检验', 'dispose'), further[1] ?? '', await house.register('registered after the backup', 'approve')]));
  await settled('PostgreSQL restored');
}

try {
  const begun = await house.begin();
  say(`${begun.size} returns are open: ${[...begun].map(([step, no]) => `${no} ${step}`).join(', ')}`);
  await settled('before');
  await kafkaLost();
  await temporalLost();
  await postgresRestored();
} finally {
  await databases.close();
  await stage.leave();
}
const wrong = rows.filter(({ wanted, found }) => wanted !== found);
console.table(rows.map(({ loss, what, wanted, found }) => ({ loss, what, result: wanted === found ? 'as wanted' : 'DIFFERS' })));
say(wrong.length === 0 ? 'Everything lost came back as docs/restore.md says.' : `${wrong.length} of ${rows.length} differ`);
process.exit(wrong.length === 0 ? 0 : 1);
