import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TopicPartitionOffsetAndMetadata } from 'kafkajs';
import { COMMIT_EVERY, OffsetCommits } from './offset-commits.js';

let told: string[];
let failing: boolean;
let offsets: OffsetCommits;
const commit = (list: TopicPartitionOffsetAndMetadata[]): Promise<void> => {
  if (failing) return Promise.reject(new Error('rebalancing'));
  told.push(list.map(({ topic, partition, offset }) => `${topic}/${partition}=${offset}`).join(' '));
  return Promise.resolve();
};

beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  failing = false;
  offsets = new OffsetCommits(commit);
});
afterEach(() => {
  offsets.close();
  jest.useRealTimers();
});

describe('offsets', () => {
  it('are told once a second, of each partition the last, and nothing twice', async () => {
    for (let n = 1n; n <= 40n; n += 1n) {
      offsets.done('a', 0, n);
      offsets.done('b', 3, n * 2n);
    }
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(COMMIT_EVERY);
    expect(told).toEqual(['a/0=40 b/3=80']);
    await jest.advanceTimersByTimeAsync(5 * COMMIT_EVERY);
    offsets.done('a', 0, 41n);
    await jest.advanceTimersByTimeAsync(COMMIT_EVERY);
    expect(told).toEqual(['a/0=40 b/3=80', 'a/0=41']);
  });

  it('are known here before they are told', () => {
    offsets.done('a', 0, 7n);
    expect([offsets.appliedUpTo('a', 0), offsets.appliedUpTo('a', 1)]).toEqual([7n, undefined]);
  });

  it('are told at once when asked, and again after a failure', async () => {
    failing = true;
    offsets.done('a', 0, 7n);
    await offsets.flush();
    failing = false;
    await jest.advanceTimersByTimeAsync(COMMIT_EVERY);
    offsets.done('a', 0, 8n);
    await offsets.flush();
    expect(told).toEqual(['a/0=7', 'a/0=8']);
  });

  it('of partitions that went to another replica are left to it, also those not told yet', async () => {
    offsets.done('a', 0, 7n);
    offsets.done('a', 1, 9n);
    failing = true;
    await offsets.flush();
    failing = false;
    offsets.keepOnly({ a: [1] });
    await jest.advanceTimersByTimeAsync(COMMIT_EVERY);
    expect(told).toEqual(['a/1=9']);
    expect(offsets.appliedUpTo('a', 0)).toBeUndefined();
  });
});
