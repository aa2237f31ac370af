/** A consumer and a relay with nothing to do, in a process of their own: prints what they fetched and how much processor time they took meanwhile. */
import { setTimeout as delay } from 'node:timers/promises';
import { createDataSource } from '@guitu/persistence/data-source';
import { CONSUMER_SETTINGS } from '../event-consumer.js';
import { createKafka } from '../kafka-client.js';
import { Relay } from '../relay.js';
import { RelayWake } from '../relay-wake.js';
import { MAKER } from './event-stand.js';

const { CHILD_DATABASE_URL: url = '', CHILD_BROKERS: brokers = '', CHILD_TOPIC: topic = '', CHILD_GROUP: groupId = '', CHILD_SECONDS: seconds = '' } = process.env;
const kafka = { brokers: brokers.split(','), clientId: 'idle-child' };
const dataSource = await createDataSource({ url, migrations: [] }).initialize();
new Relay({ kafka, dataSource, source: MAKER, wake: new RelayWake(dataSource) }).start();
const consumer = createKafka(kafka).consumer({ ...CONSUMER_SETTINGS, groupId });
let fetches = 0;
consumer.on(consumer.events.FETCH_START, () => (fetches += 1));
await consumer.connect();
await consumer.subscribe({ topic });
await consumer.run({ eachBatch: async () => undefined });
while (fetches < 2) await delay(10);
fetches = 0;
const before = process.cpuUsage();
await delay(1_000 * Number(seconds));
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ fetches, cpuMs: (user + system) / 1_000 }));
