/** Records as other systems write and read them, without our headers. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Partitioners } from 'kafkajs';
import { createKafka, type KafkaAddress } from '../kafka-client.js';

/** Writes records in this order to one partition. */
export async function writeRecords(address: KafkaAddress, topic: string, records: readonly { readonly key: string; readonly value: string | null }[]): Promise<void> {
  const producer = createKafka(address).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    await producer.send({ topic, messages: records.map(({ key, value }) => ({ key, value, partition: 0 })) });
  } finally {
    await producer.disconnect();
  }
}

const READ_LIMIT_MS = 30_000;

/** Everything that lies on a topic now. @throws when it cannot be read in time, as while the topic is made again */
export async function readRecords(address: KafkaAddress, topic: string): Promise<{ key: string; value: string }[]> {
  const kafka = createKafka(address);
  const admin = kafka.admin();
  await admin.connect();
  const total = (await admin.fetchTopicOffsets(topic)).reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  await admin.disconnect();
  const records: { key: string; value: string }[] = [];
  if (total === 0) return records;
  // a reader that joins while the topic is being made gets no partitions; it looks again after this (ms)
  const reader = kafka.consumer({ groupId: `reader-${randomUUID()}`, maxWaitTimeInMs: 200, metadataMaxAge: 1_000 });
  const late = new AbortController();
  try {
    await reader.connect();
    await reader.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      delay(READ_LIMIT_MS, undefined, { signal: late.signal }).then(() => reject(new Error(`${topic}: ${records.length} of ${total} records after ${READ_LIMIT_MS} ms`)), () => undefined);
      void reader.run({
        eachMessage: async ({ message }) => {
          records.push({ key: String(message.key), value: String(message.value) });
          if (records.length === total) resolve();
        },
      }).catch(reject);
    });
    return records;
  } finally {
    late.abort();
    await reader.disconnect();
  }
}

/** What was said on a topic: records as `readRecords` gives them, each once, since a batch whose acknowledgement was lost is sent again. */
export async function readOnce(address: KafkaAddress, topic: string): Promise<{ key: string; value: string }[]> {
  const said = new Map((await readRecords(address, topic)).map((record) => [`${record.key}\n${record.value}`, record]));
  return [...said.values()];
}
