/** A member of a group in a process of its own, for specs that kill it. Its session outlives any test. Prints "member" when it has joined. */
import { CONSUMER_SETTINGS } from '../event-consumer.js';
import { createKafka } from '../kafka-client.js';

const { CHILD_BROKERS: brokers = '', CHILD_TOPIC: topic = '', CHILD_GROUP: groupId = '' } = process.env;
/** Half an hour is the most that a broker allows. */
const LONG_SESSION = { sessionTimeout: 1_800_000, rebalanceTimeout: 1_800_000 } as const;
const consumer = createKafka({ brokers: brokers.split(','), clientId: 'member-child' }).consumer({ ...CONSUMER_SETTINGS, ...LONG_SESSION, groupId });
consumer.on(consumer.events.GROUP_JOIN, () => console.log('member'));
await consumer.connect();
await consumer.subscribe({ topic });
await consumer.run({ eachBatch: async () => undefined });
