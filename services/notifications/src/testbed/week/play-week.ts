/**
 * `npm run week [-- --days 7 --kills 20 --returns 6 --seed 1]`: days in time lapse on the real service, once undisturbed and once
 * killed -9 at random; prints the pushes of each person and day. Ends non-zero when anybody was told twice, never, or while away,
 * or when the kills change the table.
 */
import { parseArgs } from 'node:util';
import { readRecords } from '@guitu/messaging/testbed/foreign-records';
import { topicOf } from '@guitu/messaging/event-definition';
import { testBrokers } from '@guitu/testing/test-address';
import { at } from './house.js';
import { judge, medianPerDay, tableOf } from './judge.js';
import { planWeek } from './plan.js';
import { CANARY } from './sinks.js';
import { WeekStand } from './week-stand.js';

const CAP_REMIND = 6;
export interface Played { readonly table: string; readonly median: number; readonly findings: readonly string[]; readonly pushes: number; readonly kills: number }
export interface Days { readonly days: number; readonly returns: number; readonly seed: number }

/** One run on a database and topics of its own. @param kills how often the service is killed */
export async function playDays({ days, returns, seed }: Days, kills: number): Promise<Played> {
  const stand = await WeekStand.start();
  try {
    const chosen = [await stand.command('e-gm', '/preferences/channels', { channels: ['wecom', 'mail'] }), await stand.command('e-sales1', '/preferences/rules/closed', { digest: true }), await stand.command('e-sales1', '/preferences/rules/breach', { digest: true })];
    const events = planWeek(days, returns, seed);
    await stand.play(events, days, kills, seed);
    const { receipts, refused } = stand.sinks;
    const findings = await judge(stand.database, events, receipts, CAP_REMIND, at(days, 0));
    if (chosen.join() !== '200,200,422') findings.push(`preferences answered ${chosen.join()}`);
    if (refused > 0) findings.push(`vendors refused ${refused}`);
    findings.push(...(await leaks(stand)));
    return { table: tableOf(receipts, days), median: medianPerDay(receipts, days), findings, pushes: receipts.length, kills: stand.kills };
  } finally {
    await stand.stop();
  }
}

/** Canary names, phones and addresses found in a table, on a topic or in what the service printed. */
async function leaks(stand: WeekStand): Promise<string[]> {
  const found: string[] = [];
  const tables = await stand.database.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
  for (const { name } of tables) if ((await stand.database.query(`select 1 from "${name}" t where t::text ~ $1 limit 1`, [`${CANARY.source}|13800138000|138 0013 8000`])).length > 0) found.push(`a name or address in table ${name}`);
  const records = await readRecords({ brokers: testBrokers(), clientId: 'canary' }, topicOf(stand.prefix, 'process'));
  if (records.some(({ key, value }) => CANARY.test(`${key}${value}`))) found.push('a name or address on the topic');
  if (stand.printed.some((line) => CANARY.test(line) || line.includes('138 0013 8000'))) found.push('a name or address in the log');
  return found;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { days: { type: 'string', default: '7' }, kills: { type: 'string', default: '20' }, returns: { type: 'string', default: '6' }, seed: { type: 'string', default: '1' } } });
  const plan = { days: Number(values.days), returns: Number(values.returns), seed: Number(values.seed) };
  const quiet = await playDays(plan, 0);
  console.log(`Pushes per person and day (${quiet.pushes} in all, median ${quiet.median} a working day):\n${quiet.table}`);
  const killed = await playDays(plan, Number(values.kills));
  const findings = [...quiet.findings, ...killed.findings.map((one) => `killed: ${one}`), ...(quiet.table === killed.table ? [] : [`the kills changed the table:\n${killed.table}`])];
  for (const finding of findings) console.log(`✗ ${finding}`);
  console.log(findings.length === 0 ? `None lost, none doubled, none to anybody away; the same after ${killed.kills} kills -9.` : `${findings.length} findings`);
  return findings.length === 0 ? 0 : 1;
}
if (process.argv[1]?.endsWith('play-week.ts')) process.exit(await main());
