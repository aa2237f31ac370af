import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, ITopicMetadata } from 'kafkajs';
import { Problem } from '../problem.js';
import { compactedTopics, compactedTopicSettings, importTopicPartitions, importTopics, topicPartitions, topics } from '../stack-names.js';
import { withAdmin } from './admin.js';

const LEADERS_LIMIT_MS = 60_000;

/** Creates what is missing; a topic with another number of partitions is refused, since keys would change place. */
export async function provisionTopics(brokers: string, prefix: string): Promise<void> {
  const compacted = new Set(compactedTopics.map((topic) => `${prefix}.${topic}`));
  const imports = new Set(importTopics.map((topic) => `${prefix}.${topic}`));
  const wanted = [...topics.map((topic) => `${prefix}.${topic}`), ...compacted, ...imports];
  const partitionsOf = (topic: string): number => (imports.has(topic) ? importTopicPartitions : topicPartitions);
  await withAdmin(
    brokers,
    async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = wanted.filter((topic) => !existing.has(topic));
      if (missing.length > 0) {
        await admin.createTopics({
          // kafkajs' own wait gives up when the broker does not know a topic yet that its controller has just created
          waitForLeaders: false,
          topics: missing.map((topic) => ({
            topic,
            numPartitions: partitionsOf(topic),
            configEntries: compacted.has(topic) ? Object.entries(compactedTopicSettings).map(([name, value]) => ({ name, value })) : [{ name: 'retention.ms', value: '-1' }],
          })),
        });
      }
      const found = await untilLed(brokers, wanted);
      const wrong = found.find((topic) => topic.partitions.length !== partitionsOf(topic.name));
      if (wrong) throw new Problem(`Topic ${wrong.name} has ${wrong.partitions.length} partitions, not ${partitionsOf(wrong.name)}.`);
    },
    8,
  );
}

/**
 * Metadata of the topics once every partition has a leader that serves it (one is named before it takes records); each look fails at once.
 * @throws Problem when that takes too long
 */
function untilLed(brokers: string, wanted: string[]): Promise<ITopicMetadata[]> {
  const deadline = Date.now() + LEADERS_LIMIT_MS;
  return withAdmin(brokers, async (admin) => {
    for (;;) {
      const found = await admin.fetchTopicMetadata({ topics: wanted }).catch(() => ({ topics: [] }));
      if (found.topics.length === wanted.length && found.topics.every(isLed) && (await isServed(admin, wanted))) return found.topics;
      if (Date.now() > deadline) throw new Problem(`Topics have no leaders after ${LEADERS_LIMIT_MS / 1_000} s: ${wanted.join(', ')}.`);
      await pause(50);
    }
  });
}

const isLed = ({ partitions }: ITopicMetadata): boolean => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0);
/** Only the leader of a partition says how far it reaches. */
const isServed = (admin: Admin, names: string[]): Promise<boolean> => Promise.all(names.map((name) => admin.fetchTopicOffsets(name))).then(() => true, () => false);
