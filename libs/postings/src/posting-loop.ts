import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { SendPostings } from './send-postings.js';

/** Pause between two looks (ms). */
const LOOK_EVERY = 1_000;

/** Sends what is due, over and over; without a connector there is nothing to send. */
export class PostingLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Postings');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(private readonly send: SendPostings, private readonly runs: boolean) {}

  onApplicationBootstrap(): void {
    if (this.runs) this.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private next(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      // what a vendor says may name people
      this.looking = this.send.execute().catch((error: unknown) => this.logger.warn(`postponed: ${error instanceof Error ? error.name : 'failure'}`)).finally(() => this.next());
    }, LOOK_EVERY);
  }
}
