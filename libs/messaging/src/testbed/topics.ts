import { setTimeout as delay } from 'node:timers/promises';
import type { ITopicMetadata } from 'kafkajs';
import { createKafka, type KafkaAddress } from '../kafka-client.js';
import { LEADERS_LIMIT_MS, topicsLed } from '../topics-led.js';

/** Never changed after the start: with another number keys move to other partitions and their order breaks. */
export const PARTITIONS = 12;
/** Kept without limit. */
const KEPT = [{ name: 'retention.ms', value: '-1' }, { name: 'retention.bytes', value: '-1' }];
/** The last word per key, deletions for ten years, so that a reader from the beginning always hears of them. */
export const COMPACTED = [{ name: 'cleanup.policy', value: 'compact' }, { name: 'delete.retention.ms', value: '315360000000' }];
const GONE_LIMIT_MS = 60_000;

/**
 * Creates the topics that do not exist yet, with 12 partitions and unlimited retention, and waits until they have leaders.
 * @throws when an existing topic has another number of partitions
 */
export async function createTopics(address: KafkaAddress, topics: readonly string[], replicationFactor: number = -1, configEntries: readonly { name: string; value: string }[] = KEPT): Promise<void> {
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
        configEntries: [...configEntries],
      })),
    });
    for (const { name, partitions } of await untilLed(address, topics)) {
      if (partitions.length !== PARTITIONS) throw new Error(`主题 ${name} 有 ${partitions.length} 个分区，应为 ${PARTITIONS} / topic ${name} has ${partitions.length} partitions, not ${PARTITIONS}`);
    }
  } finally {
    await admin.disconnect();
  }
}

async function untilLed(address: KafkaAddress, topics: readonly string[]): Promise<ITopicMetadata[]> {
  const admin = createKafka(address).admin({ retry: { retries: 0 } });
  await admin.connect();
  try {
    const found = await topicsLed(admin, topics);
    if (found === null) throw new Error(`主题没有首领 / no leaders after ${LEADERS_LIMIT_MS} ms: ${topics.join(', ')}`);
    return found;
  } finally {
    await admin.disconnect();
  }
}

/** Removes topics, and waits until the broker knows of none any more: who makes them again at once would otherwise find them there. For tests and throw-away data. */
export async function deleteTopics(address: KafkaAddress, topics: readonly string[]): Promise<void> {
  const admin = createKafka(address).admin();
  await admin.connect();
  try {
    const standing = async (): Promise<string[]> => {
      const known = new Set(await admin.listTopics());
      return topics.filter((topic) => known.has(topic));
    };
    await admin.deleteTopics({ topics: await standing() });
    for (const deadline = performance.now() + GONE_LIMIT_MS; (await standing()).length > 0; await delay(50)) {
      if (performance.now() > deadline) throw new Error(`主题未删除 / topics still there after ${GONE_LIMIT_MS} ms: ${topics.join(', ')}`);
    }
  } finally {
    await admin.disconnect();
  }
}
