import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@guitu/persistence/database';
import { eventually } from '@guitu/testing/eventually';
import type { DeliverFacts } from './deliver-facts.js';
import { fact, ProcessStand, registration, subjectFor } from '../testbed/process-stand.js';
import { CatchUp, type TopicReader } from './catch-up.js';
import { StoreFact } from './store-fact.js';

let stand: ProcessStand;
beforeAll(async () => {
  stand = await ProcessStand.open();
});
afterAll(() => stand.close());
beforeEach(() => stand.rows('truncate fact, recorded_revision, instance'));

const storeFact = new StoreFact({ offer: () => undefined } as unknown as DeliverFacts);
const store = (no: string, seq: number) => stand.receive('quality', fact(no, 'inspect'), seq, (context, body) => storeFact.execute(context, body));
const register = (no: string) => stand.receive('returns', registration(no), 1, (context, body) => storeFact.execute(context, body));
const never = new AbortController().signal;
const reader = (more: Partial<TopicReader> = {}): TopicReader => ({ caughtUp: () => Promise.resolve(true), readToEnd: () => Promise.resolve(true), ...more });

/** The database, and how often it was asked. */
function countLooks() {
  let count = 0;
  const database = Object.create(stand.database, {
    query: {
      value: (...args: Parameters<Database['query']>) => {
        count += 1;
        return stand.database.query(...args);
      },
    },
  }) as Database;
  return { database, count: () => count };
}

describe('catching up', () => {
  it('holds the worker until what was read is delivered', async () => {
    await store('RT-1', 1);
    let passed = false;
    const looks = countLooks();
    const barrier = new CatchUp(looks.database, reader()).barrier(never).then(() => (passed = true));
    await eventually('three looks', () => looks.count() >= 3);
    expect(passed).toBe(false);
    await stand.rows(`update fact set state = 'delivered'`);
    await barrier;
    expect(passed).toBe(true);
  });

  it('lets the clocks run in the end, whatever is broken', async () => {
    await store('RT-1', 1);
    const began = performance.now();
    await new CatchUp(stand.database, reader({ caughtUp: () => Promise.reject(new Error('no broker')) })).barrier(never, 200);
    await new CatchUp(stand.database, reader()).barrier(never, 200);
    // its own limit of a minute would have held it longer
    expect(performance.now() - began).toBeLessThan(55_000);
  });

  it('does not keep a service from stopping', async () => {
    await store('RT-1', 1);
    const stop = new AbortController();
    const barrier = new CatchUp(stand.database, reader({ caughtUp: () => new Promise(() => undefined) })).barrier(stop.signal);
    stop.abort();
    await barrier;
  });

  it('holds back a rung while Kafka is away, behind, or a fact of that return is undelivered', async () => {
    await register('RT-1');
    await stand.rows(`update fact set state = 'delivered'`);
    const id = 'rma/C01-RT-1';
    await expect(new CatchUp(stand.database, reader({ readToEnd: () => Promise.reject(new Error('no broker')) })).readToEnd(id)).rejects.toThrow('no broker');
    await expect(new CatchUp(stand.database, reader({ readToEnd: () => Promise.resolve(false) })).readToEnd(id)).rejects.toThrow(/behind/);
    await new CatchUp(stand.database, reader()).readToEnd(id);
    await store('RT-2', 1); // somebody else's fact holds nobody up
    await new CatchUp(stand.database, reader()).readToEnd(id);
    await store('RT-1', 1);
    const looks = countLooks();
    let passed = false;
    const held = new CatchUp(looks.database, reader()).readToEnd(id).then(() => (passed = true));
    await eventually('three looks', () => looks.count() >= 3);
    expect(passed).toBe(false);
    await stand.rows(`update fact set state = 'delivered' where subject = $1`, [subjectFor('RT-1')]);
    await held;
  });

  it('lets many rungs share a read, but never one that began before they asked', async () => {
    await register('RT-1');
    await stand.rows(`update fact set state = 'delivered'`);
    const begun: number[] = [];
    const gates: (() => void)[] = [];
    const catchUp = new CatchUp(stand.database, reader({
      readToEnd: () => new Promise((resolve) => {
        begun.push(begun.length);
        gates.push(() => resolve(true));
      }),
    }));
    const ask = () => catchUp.readToEnd('rma/C01-RT-1');
    const first = ask();
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toHaveLength(1);
    const later = [ask(), ask(), ask()];
    gates[0]?.();
    await first;
    expect(begun).toHaveLength(2);
    gates[1]?.();
    await Promise.all(later);
    expect(begun).toHaveLength(2);
  });
});
