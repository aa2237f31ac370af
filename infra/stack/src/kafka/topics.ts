import { LEADERS_LIMIT_MS, topicsLed } from '@guitu/messaging/topics-led';
import kafkajs, { type Admin, type ITopicMetadata } from 'kafkajs';
import { Problem } from '../problem.js';
import { compactedTopics, compactedTopicSettings, importTopicPartitions, importTopics, topicPartitions, topics, topicSettings } from '../stack-names.js';
import { withAdmin } from './admin.js';

// CommonJS whose names Node does not see
const { ConfigResourceTypes, ConfigSource } = kafkajs;

/** Creates what is missing and sets what is set otherwise; a topic with another number of partitions is refused, since keys would change place. */
export async function provisionTopics(brokers: string, prefix: string): Promise<void> {
  const compacted = new Set(compactedTopics.map((topic) => `${prefix}.${topic}`));
  const imports = new Set(importTopics.map((topic) => `${prefix}.${topic}`));
  const wanted = [...topics.map((topic) => `${prefix}.${topic}`), ...compacted, ...imports];
  const settingsOf = (topic: string): Settings => (compacted.has(topic) ? compactedTopicSettings : topicSettings);
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
            configEntries: entriesOf(settingsOf(topic)),
          })),
        });
      }
      const found = await untilLed(brokers, wanted);
      await setAnew(admin, wanted.filter((topic) => existing.has(topic)), settingsOf);
      const wrong = found.find((topic) => topic.partitions.length !== partitionsOf(topic.name));
      if (wrong) throw new Problem(`Topic ${wrong.name} has ${wrong.partitions.length} partitions, not ${partitionsOf(wrong.name)}.`);
    },
    8,
  );
}

type Settings = Readonly<Record<string, string>>;
const entriesOf = (settings: Settings): { name: string; value: string }[] => Object.entries(settings).map(([name, value]) => ({ name, value }));

/** Topics of an earlier release, or made by hand: what is set of them besides stays. */
async function setAnew(admin: Admin, existing: readonly string[], settingsOf: (topic: string) => Settings): Promise<void> {
  if (existing.length === 0) return;
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: existing.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })) });
  const changed = resources.flatMap(({ resourceName: name, configEntries }) => {
    const now = new Map(configEntries.map((entry) => [entry.configName, entry.configValue]));
    const wanted = settingsOf(name);
    if (Object.entries(wanted).every(([setting, value]) => now.get(setting) === value)) return [];
    const own = Object.fromEntries(configEntries.filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG).map((entry) => [entry.configName, entry.configValue]));
    return [{ type: ConfigResourceTypes.TOPIC, name, configEntries: entriesOf({ ...own, ...wanted }) }];
  });
  if (changed.length > 0) await admin.alterConfigs({ validateOnly: false, resources: changed });
}

/** Metadata of the topics once every partition has a leader that serves it. @throws Problem when that takes too long */
export async function untilLed(brokers: string, wanted: readonly string[]): Promise<ITopicMetadata[]> {
  const found = await withAdmin(brokers, (admin) => topicsLed(admin, wanted));
  if (found === null) throw new Problem(`Topics have no leaders after ${LEADERS_LIMIT_MS / 1_000} s: ${wanted.join(', ')}.`);
  return found;
}
