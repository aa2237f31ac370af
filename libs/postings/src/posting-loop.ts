import { LookAgain } from '@guitu/platform/service/look-again';
import type { SendPostings } from './send-postings.js';

/** Pause between two looks (ms). */
const LOOK_EVERY = 1_000;

/** Sends what is due, over and over; without a connector there is nothing to send. */
export class PostingLoop extends LookAgain {
  constructor(private readonly send: SendPostings, runs: boolean) {
    super('Postings', runs ? LOOK_EVERY : null);
  }

  protected lookOnce(): Promise<unknown> {
    return this.send.execute();
  }

  /** What a vendor says may name people. */
  protected override told(error: unknown): string {
    return error instanceof Error ? error.name : 'failure';
  }
}
