import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, ITopicMetadata } from 'kafkajs';
import { Problem } from '../problem.js';
import { topicPartitions, topics } from '../stack-names.js';
import { withAdmin } from './admin.js';

const LEADERS_LIMIT_MS = 20_000;

/** Creates what is missing; a topic with another number of partitions is refused, since keys would change place. */
export async function provisionTopics(brokers: string, prefix: string): Promise<void> {
  const wanted = topics.map((topic) => `${prefix}.${topic}`);
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
            numPartitions: topicPartitions,
            configEntries: [{ name: 'retention.ms', value: '-1' }],
          })),
        });
      }
      const found = await untilLed(admin, wanted);
      const wrong = found.find((topic) => topic.partitions.length !== topicPartitions);
      if (wrong) throw new Problem(`Topic ${wrong.name} has ${wrong.partitions.length} partitions, not ${topicPartitions}.`);
    },
    8,
  );
}

/** Metadata of the topics once every partition has a leader. @throws Problem when that takes too long */
async function untilLed(admin: Admin, wanted: string[]): Promise<ITopicMetadata[]> {
  const deadline = Date.now() + LEADERS_LIMIT_MS;
  for (;;) {
    try {
      const { topics: found } = await admin.fetchTopicMetadata({ topics: wanted });
      if (found.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return found;
    } catch (error) {
      const { type } = error as { type?: string };
      if (type !== 'UNKNOWN_TOPIC_OR_PARTITION' && type !== 'LEADER_NOT_AVAILABLE') throw error;
    }
    if (Date.now() > deadline) throw new Problem(`Topics have no leaders after ${LEADERS_LIMIT_MS / 1_000} s: ${wanted.join(', ')}.`);
    await pause(50);
  }
}
