/** Machines that have too little: memory, processor. F39. */
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { pick } from '../draw.js';
import type { Rig, Scenario } from '../scenario.js';
import { DESKS, killed, soon } from './moments.js';

/** Of a heap, MB: enough to work with. */
const CAP_MB = 192;
const SOON_MS = 90_000;

/** From the moment a file is there, which it takes away, it keeps 8 MB more every 20 ms; the process after it finds none. */
const leak = (file: string): string => `import { rmSync } from 'node:fs'; const kept = []; let leaks = false; setInterval(() => {
  if (!leaks) try { rmSync('${file}'); leaks = true; } catch { return; }
  kept.push(new Array(1_000_000).fill(Math.random()));
}, 20).unref();\n`;

/** V8 ends the process where it stands, as an OOM killer would; whoever watches over it starts it again. */
const heap: Scenario = {
  fault: 'F39', does: `a desk, the notifications and the orchestrator each come to the end of a heap of ${CAP_MB} MB under load, and are started again`, short: false,
  run: async (rig) => {
    const { stage, load } = rig;
    const folder = await mkdtemp(join(tmpdir(), 'guitu-heap-'));
    const services = [pick(rig.draw, DESKS), 'notifications', 'orchestrator'];
    const deaths = stage.parts.deaths.length;
    let full = 0;
    try {
      for (const name of services) {
        const command = stage.component(name).launch.command;
        if (command === undefined) throw new Error(`${name} was not started here`);
        const [file, module] = [join(folder, `${name}.now`), join(folder, `${name}.mjs`)];
        await writeFile(module, leak(file));
        command.env.NODE_OPTIONS = `--max-old-space-size=${CAP_MB} --import ${module}`;
        await killed(rig, name);
        await soon(rig);
        const pid = stage.pid(name);
        await writeFile(file, '');
        await endOf(rig, name, pid);
        if ((await readFile(command.logFile, 'utf8')).includes('heap out of memory')) full += 1;
        await load.more(4);
        command.env.NODE_OPTIONS = '';
      }
    } finally {
      // those that were started again still have the small heap
      for (const name of services) {
        const command = stage.component(name).launch.command;
        if (command !== undefined) command.env.NODE_OPTIONS = '';
        await killed(rig, name);
      }
      await rm(folder, { recursive: true, force: true });
    }
    const meant = stage.parts.deaths.slice(deaths).filter((death) => services.some((name) => death === `${name} ended by SIGABRT`));
    return { evidence: { 'heaps that were full': full, 'processes that died of it': meant.length }, meant, findings: meant.length === services.length ? [] : [`of ${services.length} processes ${meant.length} died of it`] };
  },
};

/** Until a process has ended by itself and another one is in its place. */
async function endOf({ stage }: Rig, name: string, pid: number): Promise<void> {
  const component = stage.component(name);
  for (const deadline = Date.now() + SOON_MS; component.identity === undefined || component.identity.pid === pid; await pause(100)) {
    if (Date.now() > deadline) throw new Error(`${name} did not come to the end of its memory`);
  }
  await component.start();
}

const HOGS = 2;
const HOG_MS = 30_000;
const HOG = `const { workerData } = require('node:worker_threads'); const until = Date.now() + workerData; let n = 0; while (Date.now() < until) n += 1; process.exitCode = n > 0 ? 0 : 1;`;
/** As infra/kubernetes asks whether a process lives; asked more often here. */
const PROBE = { path: '/health/live', everyMs: 2_000, timeoutMs: 5_000, failures: 6 };

/** Slow is not dead: nothing is started again because of it, by itself or by whoever asks whether it lives. */
const hogs: Scenario = {
  fault: 'F39', does: 'two programs take all of the processor for a while; whoever asks whether a service lives is told so', short: false,
  run: async (rig) => {
    const { stage } = rig;
    const before = new Map([...stage.parts.processes.keys()].map((name) => [name, stage.pid(name)]));
    const over = new AbortController();
    const probes = Object.values(stage.parts.edges.http).map(({ port }) => probed(`http://127.0.0.1:${port}${PROBE.path}`, over.signal));
    const ends = Array.from({ length: HOGS }, () => new Promise<number>((resolve) => new Worker(HOG, { eval: true, workerData: HOG_MS }).once('exit', resolve)));
    const hogsThatRan = (await Promise.all(ends)).filter((code) => code === 0).length;
    over.abort();
    const asked = await Promise.all(probes);
    const restarted = [...before].filter(([name, pid]) => stage.component(name).identity?.pid !== pid).map(([name]) => `${name} was started again though it was only slow`);
    const wouldBe = asked.filter(({ inARow }) => inARow >= PROBE.failures).map(({ url, inARow }) => `${url} did not answer ${inARow} times in a row: it would have been started again`);
    return { evidence: { hogs: hogsThatRan, 'times told that it lives': asked.reduce((sum, { told }) => sum + told, 0) }, findings: [...restarted, ...wouldBe] };
  },
};

/** Asks until it is over. @returns answers, and the most failures in a row */
async function probed(url: string, over: AbortSignal): Promise<{ url: string; told: number; inARow: number }> {
  let [told, failing, inARow] = [0, 0, 0];
  while (!over.aborted) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(PROBE.timeoutMs) }).then((answer) => answer.ok, () => false);
    [told, failing] = ok ? [told + 1, 0] : [told, failing + 1];
    inARow = Math.max(inARow, failing);
    await pause(PROBE.everyMs, undefined, { signal: over }).catch(() => undefined);
  }
  return { url, told, inARow };
}

export const EXHAUSTION: readonly Scenario[] = [heap, hogs];
