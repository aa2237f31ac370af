import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { doctor } from './doctor.js';
import { readOwner } from './exclusive-folder.js';
import { runDirectory } from './layout.js';
import { isSameProcess } from './process-identity.js';
import { memoryOf } from './process-memory.js';
import { stopRecorded } from './raise.js';
import { StackRecord, type RecordedComponent } from './stack-record.js';
import { addresses, operatorViews, playFamilySamples, playSampleData } from './start.js';
import { startStack } from './start-stack.js';
import { temporalUiUrl } from './temporal/views.js';

const servers = ['temporal', 'kafka', 'postgres'];
const launcherStopLimitMs = 90_000;

/** `npm run stack -- up [--servers] | down | status | views | doctor`. @returns the exit code. */
export async function stackCommand([action, ...options]: readonly string[]): Promise<number> {
  if (action === 'up') return up(options.includes('--servers'));
  if (action === 'down') return down();
  if (action === 'status') return status();
  if (action === 'views') return showViews();
  if (action === 'doctor') return doctor();
  console.error('Use: npm run stack -- up [--servers] | down | status | views | doctor');
  return 2;
}

/** Starts in the background and returns; `--servers` leaves the services out. */
async function up(serversOnly: boolean): Promise<number> {
  const stack = await startStack({ serversOnly, report: console.log });
  if (!serversOnly) {
    await playSampleData(stack);
    await playFamilySamples(stack);
  }
  await stack.release();
  console.log(addresses(stack));
  // The children go on by themselves; nothing here waits for them.
  setImmediate(() => process.exit());
  return 0;
}

/** Stops what runs from this run folder, whoever started it. */
async function down(): Promise<number> {
  const runDir = runDirectory();
  const launcher = await readOwner(join(runDir, 'launcher.lock'));
  if (launcher && isSameProcess(launcher)) {
    process.kill(launcher.pid, 'SIGINT');
    const deadline = Date.now() + launcherStopLimitMs;
    while (isSameProcess(launcher) && Date.now() < deadline) await pause(100);
    console.log(`The launcher (process ${launcher.pid}) was asked to stop${isSameProcess(launcher) ? ' but has not yet' : ' and did'}.`);
  }
  const record = new StackRecord(runDir);
  const programs = record.components.map(({ component }) => component).filter((name) => !servers.includes(name));
  for (const name of [...programs, ...servers]) {
    const known = record.of(name);
    const how = known && (await stopRecorded(known));
    if (how) console.log(`${name} stopped (${how})`);
    record.forgetProcess(name);
  }
  return 0;
}

/** Addresses of the operator's lists, the overdue one as of now. @returns 1 when no Temporal UI of this installation is known. */
function showViews(): Promise<number> {
  const port = new StackRecord(runDirectory()).of('temporal')?.ports.temporalUi;
  if (port === undefined) {
    console.error('No Temporal UI was ever started from this run folder: npm start.');
    return Promise.resolve(1);
  }
  console.log(operatorViews({ environment: { GUITU_TEMPORAL_UI_URL: temporalUiUrl(port) } }));
  return Promise.resolve(0);
}

/** @returns 0 when every recorded part runs. */
function status(): Promise<number> {
  const lines = new StackRecord(runDirectory()).components;
  if (lines.length === 0) console.log(`Nothing was ever started in ${runDirectory()}.`);
  for (const line of lines) console.log(describe(line));
  return Promise.resolve(lines.length > 0 && lines.every(runs) ? 0 : 1);
}

function describe(line: RecordedComponent): string {
  const state = line.process && runs(line) ? `running, process ${line.process.pid}, ${memoryText(line.process.pid)}` : 'down';
  return `${line.component.padEnd(13)} ${state.padEnd(52)} ${line.version} (${line.provider})  ${line.address}`;
}

function runs({ process, provider }: RecordedComponent): boolean {
  return provider === 'given' || (process !== undefined && isSameProcess(process));
}

function memoryText(pid: number): string {
  const memory = memoryOf(pid);
  return memory ? `${memory.rss} MB (${memory.pss} MB its share)` : 'memory not known';
}
