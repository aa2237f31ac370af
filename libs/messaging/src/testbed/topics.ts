import { createKafka, type KafkaAddress } from '../kafka-client.js';

/** Never changed after the start: with another number keys move to other partitions and their order breaks. */
export const PARTITIONS = 12;

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
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: PARTITIONS,
        replicationFactor,
        configEntries: [{ name: 'retention.ms', value: '-1' }, { name: 'retention.bytes', value: '-1' }],
      })),
    });
    const { topics: found } = await admin.fetchTopicMetadata({ topics: [...topics] });
    for (const { name, partitions } of found) {
      if (partitions.length !== PARTITIONS) throw new Error(`主题 ${name} 有 ${partitions.length} 个分区，应为 ${PARTITIONS} / topic ${name} has ${partitions.length} partitions, not ${PARTITIONS}`);
    }
  } finally {
    await admin.disconnect();
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
