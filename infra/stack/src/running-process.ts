import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LaunchCommand } from './launch.js';
import { Problem } from './problem.js';
import { isSameProcess, startTimeOf, type ProcessIdentity } from './process-identity.js';

const POLL_MS = 50;
const KILL_LIMIT_MS = 10_000;

/** One operating system process: started here, or found running from an earlier launcher. */
export class RunningProcess {
  readonly ended: Promise<string>;
  private endedAs: string | undefined;

  private constructor(
    readonly identity: ProcessIdentity,
    child: ChildProcess | undefined,
    private readonly stopLimitMs: number,
    private readonly stopSignal: NodeJS.Signals,
  ) {
    this.ended = (child ? endOfChild(child) : endOfStranger(identity)).then((how) => (this.endedAs = how));
  }

  /**
   * Own session and process group, so that Ctrl-C in the terminal reaches the launcher only and order is kept.
   * Synchronous, so that the caller can write the pid down before anything else happens.
   */
  static start(command: LaunchCommand): RunningProcess {
    mkdirSync(dirname(command.logFile), { recursive: true });
    const log = openSync(command.logFile, 'a');
    const { cwd, env, uid, gid } = command;
    const child = spawn(command.file, command.args, { cwd, env, uid, gid, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    if (child.pid === undefined) {
      child.once('error', () => undefined);
      throw new Problem(`${command.file} cannot be run: it is missing or not executable.`);
    }
    const identity = { pid: child.pid, startTime: startTimeOf(child.pid) ?? 'ended at once' };
    return new RunningProcess(identity, child, command.stopLimitMs, command.stopSignal);
  }

  /** A process an earlier launcher left behind. */
  static adopt(identity: ProcessIdentity, command: Pick<LaunchCommand, 'stopLimitMs' | 'stopSignal'>): RunningProcess {
    return new RunningProcess(identity, undefined, command.stopLimitMs, command.stopSignal);
  }

  get hasEnded(): string | undefined {
    return this.endedAs;
  }

  /** Asks it to stop, and kills its whole group when it does not in time. @returns how it ended. */
  async stop(): Promise<string> {
    this.signal(this.identity.pid, this.stopSignal);
    const inTime = await this.endWithin(this.stopLimitMs);
    if (inTime !== undefined) return inTime;
    this.signal(-this.identity.pid, 'SIGKILL');
    await this.endWithin(KILL_LIMIT_MS);
    return `killed: it did not stop within ${this.stopLimitMs / 1_000} s`;
  }

  /** What a power cut does to it: no warning, no cleaning up. */
  async kill9(): Promise<void> {
    this.signal(this.identity.pid, 'SIGKILL');
    await this.endWithin(KILL_LIMIT_MS);
  }

  private async endWithin(limitMs: number): Promise<string | undefined> {
    const limit = new AbortController();
    try {
      return await Promise.race([this.ended, pause(limitMs, undefined, { signal: limit.signal })]);
    } finally {
      limit.abort();
    }
  }

  private signal(target: number, signal: NodeJS.Signals): void {
    if (this.endedAs !== undefined || !isSameProcess(this.identity)) return;
    try {
      process.kill(target, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function endOfChild(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(describe(child.exitCode, child.signalCode));
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(describe(code, signal))));
}

async function endOfStranger(identity: ProcessIdentity): Promise<string> {
  // Watching alone must not keep the launcher alive.
  while (isSameProcess(identity)) await pause(POLL_MS, undefined, { ref: false });
  return 'ended';
}

function describe(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `ended by ${signal}` : `ended with code ${code}`;
}

/** Where the log of the next start begins. */
export function logLength(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** The last lines a process wrote since `from`: the first thing a person wants to see when it did not start. */
export function logSince(file: string, from: number, lines = 15): string {
  if (!existsSync(file)) return '';
  return readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
