/** Topics of a house from offset 0 to where they end now. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';

// CommonJS whose names Node does not see
const { Kafka, logLevel, ConfigResourceTypes } = kafkajs;

const LIMIT_MS = 120_000;

export interface TopicRecord {
  readonly topic: string;
  /** the broker keeps the last record of a key only */
  readonly compacted: boolean;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** @param environment GUITU_KAFKA_BROKERS and GUITU_TOPIC_PREFIX */
export async function readRecords(environment: Readonly<Record<string, string | undefined>>): Promise<TopicRecord[]> {
  const kafka = new Kafka({ clientId: 'invariants', brokers: (environment.GUITU_KAFKA_BROKERS ?? '').split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const groupId = `invariants-${randomUUID()}`;
  const reader = kafka.consumer({ groupId, maxWaitTimeInMs: 200 });
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${environment.GUITU_TOPIC_PREFIX ?? 'guitu'}.`));
    const compacted = await compactedTopics(admin, topics);
    /** partitions that hold something, and the last offset to read in each */
    const left = new Map<string, number>();
    for (const topic of topics) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) if (Number(high) > Number(low)) left.set(`${topic}/${partition}`, Number(high) - 1);
    }
    const records: TopicRecord[] = [];
    await reader.connect();
    await reader.subscribe({ topics, fromBeginning: true });
    await reader.run({
      autoCommit: false,
      eachMessage: ({ topic, partition, message }) => {
        const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]));
        records.push({ topic, compacted: compacted.has(topic), key: message.key?.toString() ?? '', headers, value: message.value?.toString() ?? '' });
        const last = left.get(`${topic}/${partition}`);
        if (last !== undefined && Number(message.offset) >= last) left.delete(`${topic}/${partition}`);
        return Promise.resolve();
      },
    });
    for (const deadline = Date.now() + LIMIT_MS; left.size > 0; await pause(50)) if (Date.now() > deadline) throw new Error(`not read to its end: ${[...left.keys()].join(', ')}`);
    return records;
  } finally {
    await reader.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}

async function compactedTopics(admin: Admin, topics: readonly string[]): Promise<Set<string>> {
  const resources = topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames: ['cleanup.policy'] }));
  const described = await admin.describeConfigs({ resources, includeSynonyms: false });
  return new Set(described.resources.filter(({ configEntries }) => configEntries.some(({ configValue }) => configValue.includes('compact'))).map(({ resourceName }) => resourceName));
}
