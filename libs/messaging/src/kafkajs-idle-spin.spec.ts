import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestChild } from '@guitu/testing/child-process';
import { eventually } from '@guitu/testing/eventually';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { createKafka } from './kafka-client.js';
import { EventStand } from './testbed/event-stand.js';

const asShipped = RequestQueue.prototype.scheduleCheckPendingRequests;
const SECONDS = 3;
/** The time over which something is counted. */
const observe = async () => {
  const end = performance.now() + 1_000 * SECONDS;
  await eventually('end of the observation', () => performance.now() >= end);
};
let stand: EventStand;
beforeAll(async () => {
  stand = await EventStand.open();
});
afterAll(() => stand.close());

/** Timers set in one second by an idle producer that has sent once. */
const timersPerSecond = async (): Promise<number> => {
  const producer = createKafka(stand.kafka).producer();
  await producer.connect();
  await producer.send({ topic: stand.topic, messages: [{ key: 'idle', value: '{}' }] });
  const timers = jest.spyOn(globalThis, 'setTimeout');
  await observe();
  const { length } = timers.mock.calls;
  timers.mockRestore();
  await producer.disconnect();
  return length / SECONDS;
};

describe('an idle kafkajs client', () => {
  it('is the version whose inside was read', () => {
    expect((createRequire(import.meta.url)('kafkajs/package.json') as { version: string }).version).toBe('2.2.4');
  });

  it('spins as shipped (control: without this the guard is not needed) and rests with the guard', async () => {
    const guarded = RequestQueue.prototype.scheduleCheckPendingRequests;
    expect(guarded).not.toBe(asShipped);
    RequestQueue.prototype.scheduleCheckPendingRequests = asShipped;
    const shipped = await timersPerSecond();
    RequestQueue.prototype.scheduleCheckPendingRequests = guarded;
    const withGuard = await timersPerSecond();
    expect(withGuard).toBeLessThan(5);
    expect(shipped).toBeGreaterThan(150);
  });

  it('still sends what had to wait for an answer to something before it', async () => {
    const producer = createKafka(stand.kafka).producer({ maxInFlightRequests: 1 });
    await producer.connect();
    const sent = await Promise.all(Array.from({ length: 30 }, (_, n) => producer.send({ topic: stand.topic, messages: [{ key: String(n), value: '{}' }] })));
    expect(sent.flat().every(({ errorCode }) => errorCode === 0)).toBe(true);
    await producer.disconnect();
  });
});

describe('an idle consumer and relay', () => {
  it('fetch about once a second and use next to no CPU', async () => {
    // a process of their own: what else this one has to do is not theirs
    const child = new TestChild(fileURLToPath(new URL('./testbed/idle-child.ts', import.meta.url)), {
      CHILD_DATABASE_URL: stand.producing.url, CHILD_BROKERS: stand.kafka.brokers.join(','), CHILD_TOPIC: stand.topic, CHILD_GROUP: stand.groupId, CHILD_SECONDS: String(SECONDS),
    });
    try {
      await child.prints('cpuMs');
      const { fetches, cpuMs } = JSON.parse(child.lines.at(-1) ?? '') as { fetches: number; cpuMs: number };
      expect(fetches).toBeLessThanOrEqual(2 * SECONDS);
      expect(cpuMs).toBeLessThan(100 * SECONDS);
    } finally {
      await child.dispose();
    }
  });
});
