import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@guitu/testing/eventually';
import type { FaultProxy } from '@guitu/testing/fault-proxy';
import type { Consumer } from 'kafkajs';
import { CONSUMER_SETTINGS } from './event-consumer.js';
import { createKafka } from './kafka-client.js';
import { EventStand } from './testbed/event-stand.js';
import { throughProxy } from './testbed/through-proxy.js';

let stand: EventStand;
let proxy: FaultProxy;
let consumer: Consumer;
/** The name at each joining, and how often kafkajs gave up and began anew. */
const names: string[] = [];
let crashes = 0;
const run = async (): Promise<void> => {
  await consumer.subscribe({ topic: stand.topic });
  await consumer.run({ eachBatch: async () => undefined });
};

beforeAll(async () => {
  stand = await EventStand.open();
  proxy = await stand.proxyTo(stand.kafka.brokers[0] ?? '');
  consumer = createKafka(throughProxy(stand.kafka, proxy)).consumer({ ...CONSUMER_SETTINGS, groupId: stand.groupId });
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => names.push(payload.memberId));
  consumer.on(consumer.events.CRASH, () => (crashes += 1));
  await consumer.connect();
  await run();
});
afterAll(async () => {
  await consumer.disconnect();
  await stand.close();
});

it('a consumer that begins anew when the broker is back is who it was: its group waits for no session to end', async () => {
  await eventually('a member', () => names.length === 1);
  proxy.mode = 'refuse';
  await eventually('given up', () => crashes > 0);
  proxy.mode = 'pass';
  await eventually('a member again', () => names.length === 2);
  expect(names[1]).toBe(names[0]);
});

it('one that left comes back as somebody new', async () => {
  await consumer.stop();
  await run();
  await eventually('a member', () => names.length === 3);
  expect(names[2]).not.toBe(names[1]);
});
