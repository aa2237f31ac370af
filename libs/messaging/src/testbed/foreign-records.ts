/** Records as other systems write and read them, without our headers. */
import { randomUUID } from 'node:crypto';
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

/** Everything that lies on a topic now. */
export async function readRecords(address: KafkaAddress, topic: string): Promise<{ key: string; value: string }[]> {
  const kafka = createKafka(address);
  const admin = kafka.admin();
  await admin.connect();
  const total = (await admin.fetchTopicOffsets(topic)).reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  await admin.disconnect();
  const records: { key: string; value: string }[] = [];
  if (total === 0) return records;
  const reader = kafka.consumer({ groupId: `reader-${randomUUID()}`, maxWaitTimeInMs: 200 });
  await reader.connect();
  await reader.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    void reader.run({
      eachMessage: async ({ message }) => {
        records.push({ key: String(message.key), value: String(message.value) });
        if (records.length === total) resolve();
      },
    }).catch(reject);
  });
  await reader.disconnect();
  return records;
}
