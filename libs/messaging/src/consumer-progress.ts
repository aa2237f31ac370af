import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

/** How far a consumer group has come, by the broker's own figures, so that it holds for all replicas together. */
export class ConsumerProgress {
  private readonly goal: Promise<PartitionOffset[]>;
  private settleGoal: { resolve(ends: PartitionOffset[]): void } = { resolve: () => undefined };

  constructor(private readonly admin: Admin, private readonly groupId: string, private readonly topics: readonly string[]) {
    this.goal = new Promise((resolve) => {
      this.settleGoal = { resolve };
    });
  }

  /** Remembers where the topics end now; called once, when the consumer starts. */
  async rememberEnds(): Promise<void> {
    this.settleGoal.resolve(await this.ends());
  }

  /** Records not yet applied or parked, over all partitions. */
  async lag(): Promise<number> {
    const [ends, done] = await Promise.all([this.ends(), this.committed()]);
    return ends.reduce((sum, end) => sum + Number(behind(end, done)), 0);
  }

  /** True once everything is applied or parked that is on the topics at this call; false after `timeout` ms. Throws when the broker is away. */
  async readToEnd(timeout: number): Promise<boolean> {
    return this.reached(await this.ends(), performance.now() + timeout);
  }

  /** True as soon as everything is applied or parked that was on the topics when the consumer started; false after `timeout` ms. */
  async caughtUp(timeout: number): Promise<boolean> {
    const deadline = performance.now() + timeout;
    const ends = await Promise.race([this.goal, delay(timeout, undefined, { ref: false })]);
    return ends ? this.reached(ends, deadline) : false;
  }

  private async reached(ends: readonly PartitionOffset[], deadline: number): Promise<boolean> {
    do {
      const done = await this.committed().catch(() => new Map<string, bigint>());
      if (ends.every((end) => behind(end, done) === 0n)) return true;
      await delay(100);
    } while (performance.now() < deadline);
    return false;
  }

  private async ends(): Promise<PartitionOffset[]> {
    const perTopic = await Promise.all(
      this.topics.map(async (topic) =>
        (await this.admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({ key: `${topic}/${partition}`, low: BigInt(low), high: BigInt(high) })),
      ),
    );
    return perTopic.flat();
  }

  private async committed(): Promise<Map<string, bigint>> {
    const offsets = await this.admin.fetchOffsets({ groupId: this.groupId, topics: [...this.topics] });
    return new Map(offsets.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)] as const)));
  }
}

interface PartitionOffset {
  key: string;
  low: bigint;
  high: bigint;
}

function behind(end: PartitionOffset, done: ReadonlyMap<string, bigint>): bigint {
  const next = done.get(end.key) ?? -1n;
  const from = next > end.low ? next : end.low;
  return end.high > from ? end.high - from : 0n;
}
