import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { CONSUMER_SETTINGS } from './event-consumer.js';
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
    const relay = stand.relay();
    relay.start();
    const consumer = createKafka(stand.kafka).consumer({ ...CONSUMER_SETTINGS, groupId: stand.groupId });
    let fetches = 0;
    consumer.on(consumer.events.FETCH_START, () => {
      fetches += 1;
    });
    const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
    await consumer.connect();
    await consumer.subscribe({ topic: stand.topic });
    await consumer.run({ eachBatch: async () => undefined });
    await joined;
    await eventually('the first fetches', () => fetches >= 2);
    fetches = 0;
    const before = process.cpuUsage();
    await observe();
    const { user, system } = process.cpuUsage(before);
    await consumer.disconnect();
    await relay.stop();
    expect(fetches).toBeLessThanOrEqual(2 * SECONDS);
    expect((user + system) / 1_000).toBeLessThan(100 * SECONDS);
  });
});
