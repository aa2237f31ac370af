/**
 * Keeps people from being rung for what was done in time. After a start the worker polls only when everything that lay in
 * Kafka then is read and delivered (`barrier`); before a rung leaves the house the same is asked again for that moment
 * (`readToEnd`, the answer to the workflow's outward gate). While Kafka or the bridge is away, outward rungs wait.
 */
import type { Database } from '@guitu/persistence/database';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';

/** What is needed of the consumer of events. */
export interface TopicReader {
  caughtUp(timeout: number): Promise<boolean>;
  readToEnd(timeout: number): Promise<boolean>;
}

/** Longest wait at the start (ms): a broken topic must not keep the clocks of all returns from running. */
const BARRIER_LIMIT = 60_000;
/** Longest wait before a rung; the activity is tried again (ms). */
const READ_LIMIT = 15_000;
const DELIVER_LIMIT = 10_000;

export class CatchUp {
  private readonly logger = new Logger('CatchUp');
  private current: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly database: Database, private readonly reader: TopicReader) {}

  /** Resolves when the bridge has read and delivered what was there at the start, at the latest after 60 s; at once when `signal` is aborted. */
  async barrier(signal: AbortSignal, limit: number = BARRIER_LIMIT): Promise<void> {
    const deadline = performance.now() + limit;
    const aborted = new Promise<false>((resolve) => signal.addEventListener('abort', () => resolve(false), { once: true }));
    const read = await Promise.race([this.reader.caughtUp(limit).catch(() => false), aborted]);
    const delivered = read && (await this.delivered('true', [], deadline, signal));
    if (!delivered && !signal.aborted) this.logger.warn(`not caught up after ${limit} ms; the clocks run, rungs that leave the house wait`);
  }

  /**
   * Resolves when everything is read that lay on the topics at this call, and delivered as far as it concerns this return.
   * @throws when the bridge is behind or Kafka is away
   */
  async readToEnd(workflowId: string): Promise<void> {
    await this.shareRead();
    const own = 'subject = (select subject from instance where workflow_id = $1)';
    if (!(await this.delivered(own, [workflowId], performance.now() + DELIVER_LIMIT))) throw new Error('事实尚未送达 / facts read but not delivered');
  }

  /** Calls that come while a read is under way share the one after it: a read that has begun may have missed their moment. */
  private shareRead(): Promise<void> {
    this.next ??= (this.current ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return (this.current = this.read());
      });
    return this.next;
  }

  private async read(): Promise<void> {
    if (!(await this.reader.readToEnd(READ_LIMIT))) throw new Error('桥落后 / the bridge is behind');
  }

  private async delivered(which: string, parameters: readonly unknown[], deadline: number, signal?: AbortSignal): Promise<boolean> {
    do {
      const [row] = await this.database
        .query<{ waits: boolean }>(`select exists (select 1 from fact where state = 'received' and ${which}) as waits`, parameters)
        .catch(() => [{ waits: true }]);
      if (row?.waits === false) return true;
      await delay(50);
    } while (performance.now() < deadline && !signal?.aborted);
    return false;
  }
}
