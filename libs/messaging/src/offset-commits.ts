import type { TopicPartitionOffsetAndMetadata } from 'kafkajs';

/** Offsets are told to the broker at most this often (ms): what is read again after a kill is passed over by its position. */
export const COMMIT_EVERY = 1_000;

/** How far this replica has applied each partition, and when the broker is told so. */
export class OffsetCommits {
  private readonly next = new Map<string, { topic: string; partition: number; offset: bigint }>();
  private readonly untold = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  /** @param commit tells the broker; when it fails the same is tried again later */
  constructor(private readonly commit: (offsets: TopicPartitionOffsetAndMetadata[]) => Promise<void>, private readonly every: number = COMMIT_EVERY) {}

  /** Everything before `offset` is applied or parked in the database. */
  done(topic: string, partition: number, offset: bigint): void {
    const key = keyOf(topic, partition);
    this.next.set(key, { topic, partition, offset });
    this.untold.add(key);
    this.schedule();
  }

  /** The first offset of a partition that this replica has not applied; undefined when it has applied nothing of it. */
  appliedUpTo(topic: string, partition: number): bigint | undefined {
    return this.next.get(keyOf(topic, partition))?.offset;
  }

  /** After a rebalance: of the other partitions another replica knows better. */
  keepOnly(assigned: Readonly<Record<string, readonly number[]>>): void {
    for (const [key, { topic, partition }] of this.next) {
      if (assigned[topic]?.includes(partition)) continue;
      this.next.delete(key);
      this.untold.delete(key);
    }
  }

  /** Tells the broker now; never throws. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const keys = [...this.untold];
    if (keys.length === 0) return;
    this.untold.clear();
    const offsets = keys.flatMap((key) => this.next.get(key) ?? []).map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) }));
    try {
      await this.commit(offsets);
    } catch {
      // Partly or wholly untold: said again with the next, unless the partition has gone to another replica.
      for (const key of keys) if (this.next.has(key)) this.untold.add(key);
      this.schedule();
    }
  }

  /** Nothing is told from now on. */
  close(): void {
    clearTimeout(this.timer);
    this.untold.clear();
    this.next.clear();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => void this.flush(), this.every).unref();
  }
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
