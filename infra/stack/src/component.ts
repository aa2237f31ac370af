import { setTimeout as pause } from 'node:timers/promises';
import type { Launch, LaunchCommand } from './launch.js';
import { PortTaken, Problem } from './problem.js';
import type { ProcessIdentity } from './process-identity.js';
import { RunningProcess, logLength, logSince } from './running-process.js';

const LOOK_EVERY_MS = 50;
const START_AGAIN_LIMIT_MS = 15_000;
/** What PostgreSQL, Kafka, Temporal and Node write when their port is not free. */
const CANNOT_BIND = /address already in use|EADDRINUSE/i;

interface Failure {
  because: string;
  /** Another program answers at our address. */
  stranger: boolean;
}

/** One started part of the stack. Restarts use the same data, ports and environment. */
export class Component {
  private process: RunningProcess | undefined;
  private starting: Promise<void> | undefined;
  /** Set while this program itself ends the process, so that its end is not taken for a failure. */
  private meant = false;

  constructor(
    readonly launch: Launch,
    /** Told each time the process or its absence changes, to be written down. */
    private readonly changed: (component: Component) => void = () => {},
    /** Told when the process ended though nobody here ended it. */
    private readonly died: (component: Component, how: string) => void = () => {},
  ) {}

  get name(): string {
    return this.launch.component;
  }

  get address(): string {
    return this.launch.address;
  }

  get identity(): ProcessIdentity | undefined {
    return this.process?.identity;
  }

  /**
   * Starts it and waits until it is ready and proven to be the right one. Asked again meanwhile, it waits for the same
   * start; already running, it does nothing.
   * @param abort ends the waiting; what was started is stopped.
   * @throws PortTaken when somebody else has its port, Problem when it does not start for another reason.
   */
  start(abort?: AbortSignal): Promise<void> {
    if (this.starting) return this.starting;
    if (this.process) return Promise.resolve();
    const { command } = this.launch;
    const starting = (command ? this.run(command, abort) : this.awaitGiven()).finally(() => {
      if (this.starting === starting) this.starting = undefined;
    });
    this.starting = starting;
    return starting;
  }

  private async run(command: LaunchCommand, abort?: AbortSignal): Promise<void> {
    const startedAt = Date.now();
    for (;;) {
      const logFrom = logLength(command.logFile);
      this.meant = false;
      const process = RunningProcess.start(command);
      this.process = process;
      this.changed(this);
      const failure = await this.untilReady(process, Date.now() + command.readyLimitMs, abort);
      if (failure === undefined) return this.watch(process);
      const log = logSince(command.logFile, logFrom, Infinity);
      // Killed or stopped by a caller while it was starting: that caller decides what comes next.
      const calledOff = this.process !== process || this.meant;
      if (!calledOff) await this.letGo(process, (one) => one.stop());
      const held = !calledOff && (command.startAgainWhen?.test(log) ?? false);
      if (!held || Date.now() - startedAt > START_AGAIN_LIMIT_MS) {
        const sentence = `${this.name} did not start: ${failure.because}\n${logSince(command.logFile, logFrom)}\n(log: ${command.logFile})`;
        throw !calledOff && (failure.stranger || CANNOT_BIND.test(log)) ? new PortTaken(sentence) : new Problem(sentence);
      }
      await pause(200);
    }
  }

  /** Takes over a process an earlier launcher left, if it is ready and the right one. @returns whether it did. */
  async adopt(identity: ProcessIdentity): Promise<boolean> {
    const { command } = this.launch;
    if (!command) return false;
    const process = RunningProcess.adopt(identity, command);
    const failure = await this.untilReady(process, Date.now() + 2_000);
    if (failure !== undefined) return false;
    this.process = process;
    this.changed(this);
    this.watch(process);
    return true;
  }

  /** @returns how it ended; undefined when it was not running. */
  async stop(): Promise<string | undefined> {
    return this.end((process) => process.stop());
  }

  /** @throws Problem for a server that was not started here. */
  async kill9(): Promise<void> {
    if (!this.launch.command) throw new Problem(`${this.name} was not started here and cannot be killed from here.`);
    await this.end(async (process) => {
      await process.kill9();
      return 'killed';
    });
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  private async end(how: (process: RunningProcess) => Promise<string>): Promise<string | undefined> {
    if (!this.process) return undefined;
    // A start that is still waiting for this process has nothing to wait for any more.
    this.starting = undefined;
    return this.letGo(this.process, how);
  }

  private async letGo(process: RunningProcess, how: (process: RunningProcess) => Promise<string>): Promise<string> {
    this.meant = true;
    const end = await how(process);
    if (this.process === process) this.process = undefined;
    this.changed(this);
    return end;
  }

  private async awaitGiven(): Promise<void> {
    const look = await this.launch.look();
    if (!look.ready) throw new Problem(`${this.name} at ${this.address} (given from outside) does not answer: ${look.because}`);
  }

  /** @returns undefined when ready, else why it is not. */
  private async untilReady(process: RunningProcess, deadline: number, abort?: AbortSignal): Promise<Failure | undefined> {
    let because = 'it gave no answer';
    const failed = (why: string): Failure => ({ because: why, stranger: false });
    while (Date.now() < deadline) {
      if (process.hasEnded !== undefined) return failed(`it ${process.hasEnded}`);
      if (abort?.aborted) return failed('the start was called off');
      try {
        const look = await this.launch.look();
        // Asked again after the answer: if our process is gone, somebody else gave it.
        if (look.ready && process.hasEnded === undefined) return undefined;
        if (!look.ready) because = look.because;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return { because: error.message, stranger: error instanceof PortTaken };
      }
      await pause(LOOK_EVERY_MS);
    }
    return failed(`not ready in time: ${because}`);
  }

  private watch(process: RunningProcess): void {
    void process.ended.then((how) => {
      if (this.meant || this.process !== process) return;
      this.process = undefined;
      this.changed(this);
      this.died(this, how);
    });
  }
}
