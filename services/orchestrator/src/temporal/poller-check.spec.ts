import { describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { countPollers } from './poller-check.js';

const NOW = Date.UTC(2026, 10, 23, 12);
/** A server that saw workers poll so many seconds before `NOW`. */
function seen(...secondsAgo: number[]): Client {
  const pollers = secondsAgo.map((ago) => ({ lastAccessTime: { seconds: NOW / 1_000 - ago } }));
  return { withDeadline: (_: number, call: () => unknown) => call(), workflowService: { describeTaskQueue: () => Promise.resolve({ pollers }) } } as unknown as Client;
}

describe('workers that the server sees', () => {
  it('are those that polled in the last 90 s of the clock it is given, whatever this process takes the time for', async () => {
    expect(await countPollers(seen(0, 60, 89, 91, 7_200), 'spec', NOW)).toBe(3);
    expect(await countPollers(seen(), 'spec', NOW)).toBe(0);
    expect(await countPollers(seen(10), 'spec', NOW + 7_200_000)).toBe(0);
  });
});
