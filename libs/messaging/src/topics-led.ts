import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, ITopicMetadata } from 'kafkajs';

/** How long brokers may take to find leaders for new partitions (ms). */
export const LEADERS_LIMIT_MS = 60_000;

/**
 * Metadata of topics once every partition has a leader that serves it: a broker is named as leader before it has taken the
 * partition up, and refuses records until then. kafkajs' own wait gives up when the broker does not know a topic yet that its
 * controller has just created; here each look fails at once and the next one follows.
 * @param admin connected, and does not try again by itself @returns null when it takes longer than LEADERS_LIMIT_MS
 */
export async function topicsLed(admin: Admin, topics: readonly string[]): Promise<ITopicMetadata[] | null> {
  for (const deadline = performance.now() + LEADERS_LIMIT_MS; performance.now() <= deadline; await pause(50)) {
    const found = await admin.fetchTopicMetadata({ topics: [...topics] }).then(({ topics: told }) => told, () => []);
    if (found.length === topics.length && found.every(isLed) && (await isServed(admin, topics))) return found;
  }
  return null;
}

const isLed = ({ partitions }: ITopicMetadata): boolean => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0);
/** Only the leader of a partition says how far it reaches. */
const isServed = (admin: Admin, topics: readonly string[]): Promise<boolean> => Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic))).then(() => true, () => false);
