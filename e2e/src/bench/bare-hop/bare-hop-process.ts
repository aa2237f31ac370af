/**
 * The least an event needs from one database to another: a commit, produce (acks of all), consume, a commit. The same client,
 * settings and partitions as the product's; no journal, no positions. Its times are PostgreSQL's clock inside either transaction,
 * as recordedAt and receivedAt of a fact are.
 */
import { createKafka } from '@guitu/messaging/kafka-client';
import { CONSUMER_SETTINGS } from '@guitu/messaging/event-consumer';
import { withAdmin } from '@guitu/stack/kafka/admin';
import { untilLed } from '@guitu/stack/kafka/topics';
import { topicPartitions } from '@guitu/stack/stack-names';
import kafkajs from 'kafkajs';
import pg from 'pg';

export interface HopPlace { readonly brokers: string; readonly producerUrl: string; readonly consumerUrl: string }
export interface HopOrder { readonly hops: number; readonly bytes: number }
export type HopAnswer = { readonly ready: true } | { readonly hopMs: readonly number[] } | { readonly failed: string };

const TOPIC = 'bench-hop';
const LIMIT_MS = 30_000;
const NOW = `extract(epoch from clock_timestamp())::float8 * 1000 as at`;

const { brokers, producerUrl, consumerUrl } = JSON.parse(process.argv[2] ?? '{}') as HopPlace;
const [from, to] = [new pg.Pool({ connectionString: producerUrl, max: 2 }), new pg.Pool({ connectionString: consumerUrl, max: 4 })];
for (const pool of [from, to]) await pool.query('create table if not exists bare_hop (id bigint generated always as identity primary key, body json not null, at timestamptz not null default clock_timestamp())');
await withAdmin(brokers, (admin) => admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: topicPartitions }], waitForLeaders: false }), 5);
await untilLed(brokers, [TOPIC]);
const kafka = createKafka({ brokers: brokers.split(','), clientId: 'bench-hop' });
const producer = kafka.producer({ allowAutoTopicCreation: false, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
const consumer = kafka.consumer({ ...CONSUMER_SETTINGS, groupId: 'bench-hop' });
const awaited = new Map<string, (at: number) => void>();

/** One insert, committed. @returns the database's clock in the transaction, ms */
async function keep(pool: pg.Pool, body: string): Promise<number> {
  const connection = await pool.connect();
  try {
    await connection.query('begin');
    const { rows } = await connection.query<{ at: number }>({ name: 'keep', text: `insert into bare_hop (body) values ($1) returning ${NOW}`, values: [body] });
    await connection.query('commit');
    return rows[0]?.at ?? Number.NaN;
  } finally {
    connection.release();
  }
}

async function hop(key: string, body: string): Promise<number> {
  const taken = new Promise<number>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${key} did not come`)), LIMIT_MS);
    awaited.set(key, (at) => {
      clearTimeout(limit);
      resolve(at);
    });
  });
  const recordedAt = await keep(from, body);
  await producer.send({ topic: TOPIC, acks: -1, messages: [{ key, value: body }] });
  return (await taken) - recordedAt;
}

let count = 0;
async function hops({ hops: wanted, bytes }: HopOrder): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < wanted; index += 1) times.push(await hop(`GT01/RT-${(count += 1)}`, JSON.stringify({ filler: 'x'.repeat(bytes) })));
  return times;
}

await Promise.all([producer.connect(), consumer.connect()]);
const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
await consumer.run({
  autoCommit: false,
  eachMessage: async ({ message }) => {
    const at = await keep(to, message.value?.toString() ?? '');
    const key = message.key?.toString() ?? '';
    awaited.get(key)?.(at);
    awaited.delete(key);
  },
});
await joined;
const say = (answer: HopAnswer): void => void process.send?.(answer);
process.on('message', (order: HopOrder) => {
  hops(order).then((hopMs) => say({ hopMs }), (error: unknown) => say({ failed: String(error) }));
});
process.once('disconnect', () => process.exit(0));
say({ ready: true });
