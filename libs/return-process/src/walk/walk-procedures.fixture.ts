/**
 * `npm run walk -- [--pieces 2] [--order goods] [--limit ACTS] [--sample 1] [--tried 0] [--jobs 2] [--keep FOLDER] [procedure …]`: walks procedures on
 * demand, all of them where none is named, and prints states and acts of each as it ends. `--pieces`: how many of the product come
 * back, with every split. `--order goods`: the work on different goods in every order. `--limit`: acts after which a walk stops.
 * `--sample 1`: every state is asked whether the order of goods matters, instead of one in 16. `--tried 0`: of two steps of which one
 * waits for the other, the other order is not tried. `--jobs`: processes beside one another; one that finds no procedure left helps with
 * one under way, from the other end. `--keep`: what is done is kept there, and a walk that was broken off goes on from it. Ends with 1 if
 * anything was found (ADR 0009).
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ProfileRef } from '../policy/resolve.js';
import { profile } from '../return-run.fixture.js';
import { ALL, beginnings } from './beginnings.fixture.js';
import { KeptStates } from './done-states.fixture.js';
import { stepsNeverMet } from './steps-never-met.fixture.js';
import { walk } from './walk.fixture.js';

const { values: how, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    pieces: { type: 'string', default: '1' }, order: { type: 'string', default: 'usual' }, limit: { type: 'string', default: 'Infinity' },
    sample: { type: 'string', default: '16' }, tried: { type: 'string', default: '2' }, jobs: { type: 'string', default: '2' }, keep: { type: 'string' },
  },
});
/** What a process of its own walks, and what it says of it. */
interface Errand { readonly ref: ProfileRef; readonly turned: boolean; readonly folder: string }
interface Walked { readonly ref: ProfileRef; readonly whole: boolean; readonly line: string; readonly seconds: number; readonly faults: readonly string[] }

/** Walks of two pieces know millions of states by their shape, and throw away some thousand others for each: with room for these a tenth of the time is left to collecting instead of a fifth. */
const HEAP = ['--max-old-space-size=6000', '--max-semi-space-size=96'];
const TELL_MS = 300_000;

const keptOf = (folder: string, ref: ProfileRef): KeptStates => new KeptStates(folder, ref, JSON.stringify([profile(ref), how.pieces, how.order, how.sample, how.tried]));

function walked({ ref, turned, folder }: Errand): Walked {
  const started = process.cpuUsage();
  const { pieces, order, limit, sample, tried } = how;
  const kept = keptOf(folder, ref);
  let [heard, told] = [0, performance.now()];
  const hear: KeptStates['hear'] = (each) => {
    kept.hear((state) => {
      heard += 1;
      each(state);
    });
    if (turned || performance.now() - told < TELL_MS) return;
    console.info(`${ref}: some ${heard} states so far`);
    told = performance.now();
  };
  const whole = walk(profile(ref), beginnings(profile(ref), pieces), {
    limit: Number(limit), order: order === 'goods' ? 'goods' : 'usual', sample: Number(sample), tried: Number(tried), done: { tell: (state) => kept.tell(state), hear }, turned,
  });
  const never = whole.whole ? stepsNeverMet(profile(ref), whole) : [];
  return {
    ref, whole: whole.whole, seconds: process.cpuUsage(started).user / 1_000_000,
    line: `${ref}: ${whole.whole ? 'all' : 'the first'} ${whole.states} states, ${whole.acts} acts, ends ${JSON.stringify(whole.ends)}`,
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

/** Who walks what: each procedure one process, and one that has nothing else to do from the other end. */
class Errands {
  private readonly queue = chosen();
  /** Procedures under way: whether somebody helps, and what those said who have ended. */
  private readonly underWay = new Map<ProfileRef, { helped: boolean; walkers: number; readonly ended: Walked[] }>();

  constructor(private readonly folder: string) {}

  next(): Errand | undefined {
    const ref = this.queue.shift();
    if (ref !== undefined) {
      this.underWay.set(ref, { helped: false, walkers: 1, ended: [] });
      return { ref, turned: false, folder: this.folder };
    }
    for (const [other, procedure] of this.underWay) if (!procedure.helped && procedure.ended.length === 0) {
      Object.assign(procedure, { helped: true, walkers: 2 });
      return { ref: other, turned: true, folder: this.folder };
    }
    return undefined;
  }

  /** Says what became of a procedure once nobody walks it any more; the last one knows what the others did. */
  ended(walked: Walked): void {
    const { ref, whole, line } = walked;
    const procedure = this.underWay.get(ref);
    if (procedure === undefined) return;
    procedure.ended.push(walked);
    if (procedure.ended.length < procedure.walkers) return;
    this.underWay.delete(ref);
    if (whole) keptOf(this.folder, ref).forget();
    const faults = new Set(procedure.ended.flatMap((each) => each.faults));
    const seconds = Math.round(procedure.ended.reduce((sum, each) => sum + each.seconds, 0));
    console.info([`${line}, ${seconds} CPU-s`, ...[...faults].map((fault) => `  ${fault}`)].join('\n'));
    if (faults.size > 0) process.exitCode = 1;
  }
}

/** A process that does one errand after the other, until none is left. */
function send(errands: Errands): Promise<void> {
  const worker: ChildProcess = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { execArgv: [...process.execArgv, ...HEAP] });
  const next = (): void => {
    const errand = errands.next();
    if (errand === undefined) worker.disconnect();
    else worker.send(errand);
  };
  worker.on('message', (walked: Walked) => {
    errands.ended(walked);
    next();
  });
  next();
  return new Promise((done, fail) => worker.on('error', fail).on('exit', (status) => (status === 0 ? done() : fail(new Error(`a walk ended with ${status}`)))));
}

async function walkAll(): Promise<void> {
  const folder = how.keep ?? mkdtempSync(join(tmpdir(), 'guitu-walk-'));
  try {
    const errands = new Errands(folder);
    await Promise.all(Array.from({ length: Number(how.jobs) }, () => send(errands)));
  } finally {
    if (how.keep === undefined) rmSync(folder, { recursive: true });
  }
}

if (process.send === undefined) await walkAll();
else process.on('message', (errand: Errand) => process.send?.(walked(errand)));
