/**
 * `npm run mutants [-- <group or mutant> …]`: puts one defect after the other into the rules, the clocks and the settlement and
 * runs the specs that must notice it. Ends with 1 if a defect went unnoticed that is not explained, or the list is out of date.
 * `--check` looks at the list alone.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { MUTANTS, outdated } from './mutants.mjs';
import { REPOSITORY } from './source-file.mjs';

/** A defect may make a loop endless; that is noticed too. */
const LIMIT_MS = 120_000;
const wanted = process.argv.slice(2).filter((word) => word !== '--check');
const chosen = MUTANTS.filter(({ id }) => wanted.length === 0 || wanted.some((word) => id === word || id.startsWith(`${word}-`)));

const SPECS = ['libs/return-process/src', 'libs/money/src', 'libs/calendar/src'].flatMap((folder) =>
  readdirSync(path.join(REPOSITORY, folder), { recursive: true }).filter((file) => file.endsWith('.spec.ts')).map((file) => path.join(REPOSITORY, folder, file)));
const specsOf = (names) => SPECS.filter((file) => names.some((name) => file.includes(name)));

/** Runs the specs under a mutant (null: as they are): passed · failed · slow (ended by the time limit). */
function run(id, names) {
  const args = ['--conditions=@guitu/source', '--no-warnings', path.join(REPOSITORY, 'tools/mutants/run-specs.mjs'), ...specsOf(names)];
  return new Promise((done) => {
    const specs = spawn(process.execPath, args, { env: { ...process.env, GUITU_MUTANT: id ?? '' }, timeout: LIMIT_MS, killSignal: 'SIGKILL' });
    let said = '';
    specs.stdout.on('data', (text) => { said += text; });
    specs.stderr.on('data', (text) => { said += text; });
    specs.on('close', (status, signal) => done({ result: signal !== null ? 'slow' : status === 0 ? 'passed' : status === 9 ? 'failed' : 'broken', said: said.trim() }));
  });
}

/** Every entry of the list through `work`, as many at a time as the machine has cores. */
async function inTurn(list, work) {
  const queue = [...list];
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  }));
}

async function tryAll() {
  const results = [];
  await inTurn(chosen, async (mutant) => {
    const { result, said } = await run(mutant.id, mutant.specs);
    results.push({ ...mutant, result });
    console.log(`${{ passed: 'survived', failed: 'killed', slow: 'killed', broken: 'broken' }[result].padEnd(9)}${mutant.id}: ${mutant.why}${said === '' ? '' : `\n           ${said.split('\n')[0]}`}`);
  });
  const count = (...kinds) => results.filter(({ result }) => kinds.includes(result)).length;
  console.log(`\n${results.length} mutants: ${count('failed', 'slow')} killed (${count('slow')} by the time limit), ${count('passed')} survived, ${count('broken')} broken`);
  for (const { id, find, replace, survives } of results.filter(({ result }) => result === 'passed')) console.log(`${id}: ${find} → ${replace}\n  ${survives ?? 'not explained'}`);
  return results.every(({ result, survives }) => ['failed', 'slow'].includes(result) || (result === 'passed' && survives !== undefined));
}

/** A spec that fails as things are would kill every mutant. */
async function specsPass() {
  const wrong = [];
  const sets = [...new Map(chosen.map(({ specs }) => [specs.join(), specs])).values()];
  await inTurn(sets, async (specs) => {
    const { result, said } = await run(null, specs);
    if (result !== 'passed') wrong.push(`${specs.join(' ')} without a mutant: ${result} ${said}`);
  });
  for (const line of wrong) console.error(line);
  return wrong.length === 0;
}

/** Names of specs in the lists that no spec has any more: a defect would go unnoticed, or be blamed on another spec. */
const gone = [...new Set(chosen.flatMap(({ specs }) => specs))].filter((name) => specsOf([name]).length === 0);
const errors = [...outdated(chosen), ...gone.map((name) => `no spec is called ${name}`)];
for (const error of errors) console.error(error);
if (process.argv.includes('--check')) console.log(`${chosen.length} mutants`);
const isFine = errors.length === 0 && (process.argv.includes('--check') || ((await specsPass()) && (await tryAll())));
process.exitCode = isFine ? 0 : 1;
