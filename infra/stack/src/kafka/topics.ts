import { Problem } from '../problem.js';
import { topicPartitions, topics } from '../stack-names.js';
import { withAdmin } from './admin.js';

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
          waitForLeaders: true,
          topics: missing.map((topic) => ({
            topic,
            numPartitions: topicPartitions,
            configEntries: [{ name: 'retention.ms', value: '-1' }],
          })),
        });
      }
      const { topics: found } = await admin.fetchTopicMetadata({ topics: wanted });
      const wrong = found.find((topic) => topic.partitions.length !== topicPartitions);
      if (wrong) throw new Problem(`Topic ${wrong.name} has ${wrong.partitions.length} partitions, not ${topicPartitions}.`);
    },
    8,
  );
}
