/**
 * `npm run faults [-- --short] [-- --only F7,F12] [--seed 7] [--long [--hours 2]] [--replicas 2] [--beside ../older]`: does to a house of its own what machines and
 * networks do, under people at work, and looks afterwards whether everything that was acknowledged is there once. Without more
 * every scenario once; with --short those of the tests; with --beside the second process of every service is of the release that
 * lies built in that folder; with --long all again and again with fresh seeds until the time is up. Ends non-zero when a promise is
 * broken or a fault did not really happen. The seed is printed, and given again draws the same.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Databases } from './books/databases.js';
import { drawsOf } from './faults/draw.js';
import { newExcuses } from './faults/excuses.js';
import { Load } from './faults/load/load.js';
import { runScenario, type Verdict } from './faults/run-scenario.js';
import { SIDE_BY_SIDE } from './faults/scenarios/side-by-side.js';
import { SCENARIOS, SHORT } from './faults/scenarios.js';
import { againWithOwnMounts, hasOwnMounts, mayMount } from './faults/stage/own-mounts.js';
import { startStage } from './faults/stage/start-stage.js';
import { HEADING, line } from './faults/table.js';

/** People at work at once. */
const PEOPLE = 6;
const SHOWN = 10;
const say = (text: string): void => console.log(text);

const { values } = parseArgs({
  options: {
    only: { type: 'string' }, short: { type: 'boolean', default: false }, seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    long: { type: 'boolean', default: false }, hours: { type: 'string', default: '2' }, replicas: { type: 'string' }, beside: { type: 'string' },
  },
});
const numbers = { seed: Number(values.seed), hours: Number(values.hours), replicas: Number(values.replicas ?? (values.beside === undefined ? 1 : 2)) };
if (!Number.isInteger(numbers.seed) || numbers.seed < 0) throw new Error('--seed is a whole number from 0');
if (!(numbers.hours > 0)) throw new Error('--hours is a number above 0');
if (!Number.isInteger(numbers.replicas) || numbers.replicas < 1) throw new Error('--replicas is a whole number from 1');
const all = values.beside === undefined ? SCENARIOS : [...SIDE_BY_SIDE, ...SCENARIOS];
const wanted = values.only?.split(',');
const asked = wanted === undefined ? (values.short ? SHORT : all) : all.filter(({ fault }) => wanted.includes(fault));
if (asked.length === 0) throw new Error(`--only names none of ${[...new Set(all.map(({ fault }) => fault))].join(', ')}`);
const mounting = asked.filter(({ mounts }) => mounts === true);
if (mounting.length > 0 && !hasOwnMounts() && mayMount()) process.exit(await againWithOwnMounts());
const chosen = hasOwnMounts() ? asked : asked.filter(({ mounts }) => mounts !== true);
if (chosen.length < asked.length) say(`left out, only root may mount: ${[...new Set(mounting.map(({ fault }) => fault))].join(', ')}`);
if (chosen.length === 0) process.exit(1);

say(`--seed ${numbers.seed}`);
const stage = await startStage({ replicas: numbers.replicas, report: say, ...(values.beside !== undefined && { beside: resolve(values.beside) }) });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stage.leave().finally(() => process.exit(130)));
const { environment, addresses } = stage.parts;
const databases = new Databases(environment);
const excuses = newExcuses();
const verdicts = new Map<string, [Verdict, ...Verdict[]]>();
try {
  const load = new Load(addresses, stage.temporal, numbers.seed);
  await load.start(PEOPLE);
  const until = Date.now() + (values.long ? numbers.hours * 3_600_000 : 0);
  for (let turn = 0; turn === 0 || Date.now() < until; turn += 1) {
    for (const scenario of chosen) {
      if (turn > 0 && Date.now() > until) break;
      const draw = drawsOf(numbers.seed + turn, `${scenario.fault} ${scenario.does}`);
      const verdict = await runScenario(scenario, { stage, load, databases, draw, ...excuses });
      const title = `${scenario.fault} ${scenario.does}`;
      verdicts.set(title, [...(verdicts.get(title) ?? []), verdict] as [Verdict, ...Verdict[]]);
      say(line([verdict]));
      for (const finding of verdict.findings.slice(0, SHOWN)) say(`  ✗ ${finding}`);
    }
  }
  await load.end();
} finally {
  await databases.close();
  await stage.leave();
}
say(`\n${HEADING}`);
for (const one of verdicts.values()) say(line(one));
const broken = [...verdicts.values()].flat().filter(({ findings }) => findings.length > 0).length;
say(broken === 0 ? 'Nothing acknowledged was lost, nothing was done twice.' : `${broken} times a promise was broken, or a fault did not happen; again by --seed ${numbers.seed}`);
process.exit(broken === 0 ? 0 : 1);
