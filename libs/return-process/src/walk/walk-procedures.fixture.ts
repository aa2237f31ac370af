/**
 * `npm run walk -- [--pieces 2] [--order goods] [--limit ACTS] [--sample 1] [--tried 0] [--jobs 2] [--keep FOLDER] [procedure …]`: walks procedures on
 * demand, all of them where none is named, and prints states and acts of each as it ends. `--pieces`: how many of the product come
 * back, with every split. `--order goods`: the work on different goods in every order. `--limit`: acts after which a walk stops.
 * `--sample 1`: every state is asked whether the order of goods matters, instead of one in 16. `--tried 0`: of two steps of which one
 * waits for the other, the other order is not tried. `--jobs`: processes beside one another. `--keep`: what was walked is kept there every
 * five minutes, and a walk that was broken off goes on from it. Ends with 1 if anything was found (ADR 0009).
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ProfileRef } from '../policy/resolve.js';
import { profile } from '../return-run.fixture.js';
import { ALL, beginnings } from './beginnings.fixture.js';
import { KeptWalk } from './kept-walk.fixture.js';
import { stepsNeverMet } from './steps-never-met.fixture.js';
import { walk } from './walk.fixture.js';

const { values: how, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    pieces: { type: 'string', default: '1' }, order: { type: 'string', default: 'usual' }, limit: { type: 'string', default: 'Infinity' },
    sample: { type: 'string', default: '16' }, tried: { type: 'string', default: '2' }, jobs: { type: 'string', default: '2' }, keep: { type: 'string' },
  },
});
/** What a process of its own says of a procedure it has walked. */
interface Walked { readonly line: string; readonly faults: readonly string[] }

/** Walks of two pieces keep a million states by their shape, and throw away some thousand others for each: with room for these a tenth of the time is left to collecting instead of a fifth. */
const HEAP = ['--max-old-space-size=6000', '--max-semi-space-size=96'];

function walked(ref: ProfileRef): Walked {
  const started = process.cpuUsage();
  const { pieces, order, limit, sample, tried } = how;
  const kept = how.keep === undefined ? null : new KeptWalk(how.keep, ref, JSON.stringify([profile(ref), pieces, order, sample, tried]));
  const whole = walk(profile(ref), beginnings(profile(ref), pieces), {
    limit: Number(limit), order: order === 'goods' ? 'goods' : 'usual', sample: Number(sample), tried: Number(tried), from: kept?.found() ?? null,
    ...(kept !== null && { onWay: (standing) => kept.onWay(standing, ({ states, acts, open }) => console.info(`${ref}: ${states} states, ${acts} acts so far, ${open.length} deep`)) }),
  });
  if (whole.whole) kept?.forget();
  const never = whole.whole ? stepsNeverMet(profile(ref), whole) : [];
  const seconds = Math.round(process.cpuUsage(started).user / 1_000_000);
  return {
    line: `${ref}: ${whole.whole ? 'all' : 'the first'} ${whole.states} states, ${whole.acts} acts, ${seconds} CPU-s${kept === null ? '' : ' since it went on'}, ends ${JSON.stringify(whole.ends)}`,
    faults: [...whole.faults, ...never.map((step) => `${step} is switched on and was never met`)],
  };
}

/** The procedures somebody named, with or without their version. @throws on one that is none */
function chosen(): ProfileRef[] {
  if (named.length === 0) return [...ALL];
  return named.map((name) => {
    const found = ALL.find((ref) => ref === name || ref.startsWith(`${name}@`));
    if (found === undefined) throw new Error(`no procedure ${name}; there are ${ALL.join(' ')}`);
    return found;
  });
}

/** A process that walks one procedure after the other, until none is left. */
function hand(queue: ProfileRef[], told: (walked: Walked) => void): Promise<void> {
  const worker: ChildProcess = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { execArgv: [...process.execArgv, ...HEAP] });
  const next = (): void => {
    const ref = queue.shift();
    if (ref === undefined) worker.disconnect();
    else worker.send(ref);
  };
  worker.on('message', (message: Walked) => {
    told(message);
    next();
  });
  next();
  return new Promise((done, fail) => worker.on('error', fail).on('exit', (status) => (status === 0 ? done() : fail(new Error(`a walk ended with ${status}`)))));
}

async function walkAll(): Promise<void> {
  const queue = chosen();
  await Promise.all(Array.from({ length: Number(how.jobs) }, () => hand(queue, ({ line, faults }) => {
    console.info([line, ...faults.map((fault) => `  ${fault}`)].join('\n'));
    if (faults.length > 0) process.exitCode = 1;
  })));
}

if (process.send === undefined) await walkAll();
else process.on('message', (ref: ProfileRef) => process.send?.(walked(ref)));
