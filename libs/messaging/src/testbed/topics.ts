import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, ITopicMetadata } from 'kafkajs';
import { createKafka, type KafkaAddress } from '../kafka-client.js';

/** Never changed after the start: with another number keys move to other partitions and their order breaks. */
export const PARTITIONS = 12;
const LEADERS_LIMIT_MS = 15_000;

/**
 * Creates the topics that do not exist yet, with 12 partitions and unlimited retention, and waits until they have leaders.
 * @throws when an existing topic has another number of partitions
 */
export async function createTopics(address: KafkaAddress, topics: readonly string[], replicationFactor: number = -1): Promise<void> {
  const admin = createKafka(address).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic));
    await admin.createTopics({
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: PARTITIONS,
        replicationFactor,
        configEntries: [{ name: 'retention.ms', value: '-1' }, { name: 'retention.bytes', value: '-1' }],
      })),
    });
    for (const { name, partitions } of await untilLed(admin, topics)) {
      if (partitions.length !== PARTITIONS) throw new Error(`主题 ${name} 有 ${partitions.length} 个分区，应为 ${PARTITIONS} / topic ${name} has ${partitions.length} partitions, not ${PARTITIONS}`);
    }
  } finally {
    await admin.disconnect();
  }
}

/**
 * Metadata of topics once every partition has a leader. kafkajs' own wait gives up when the broker does not know a topic yet
 * that its controller has just created.
 */
async function untilLed(admin: Admin, topics: readonly string[]): Promise<ITopicMetadata[]> {
  const deadline = performance.now() + LEADERS_LIMIT_MS;
  for (;;) {
    try {
      const { topics: found } = await admin.fetchTopicMetadata({ topics: [...topics] });
      if (found.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return found;
    } catch (error) {
      const { type } = error as { type?: string };
      if (type !== 'UNKNOWN_TOPIC_OR_PARTITION' && type !== 'LEADER_NOT_AVAILABLE') throw error;
    }
    if (performance.now() > deadline) throw new Error(`主题没有首领 / no leaders after ${LEADERS_LIMIT_MS} ms: ${topics.join(', ')}`);
    await delay(50);
  }
}

/** Removes topics; for tests and for throw-away data. */
export async function deleteTopics(address: KafkaAddress, topics: readonly string[]): Promise<void> {
  const admin = createKafka(address).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    await admin.deleteTopics({ topics: topics.filter((topic) => existing.has(topic)) });
  } finally {
    await admin.disconnect();
  }
}
