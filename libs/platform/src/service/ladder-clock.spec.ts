import { describe, expect, it } from '@jest/globals';
import type { Database } from '@guitu/persistence/database';
import { LadderClock } from './ladder-clock.js';

const THERE = Date.UTC(2031, 4, 1);
/** A database whose clock shows another day than this process's. */
const database = { query: () => Promise.resolve([{ now: new Date(THERE) }]) } as unknown as Database;

class Ladders extends LadderClock<object> {
  readonly looked: number[] = [];
  override look(now: number): Promise<number> {
    this.looked.push(now);
    return Promise.resolve(0);
  }
  once(): Promise<number> {
    return this.lookOnce();
  }
  protected climb(): Promise<void> {
    return Promise.resolve();
  }
}

describe('a ladder of a service', () => {
  it('is climbed by the clock of the database, whatever this process takes the time for', async () => {
    const ladders = new Ladders('Spec', database, { table: 'spec', where: 'true' });
    await ladders.once();
    expect(ladders.looked).toEqual([THERE]);
  });
});
