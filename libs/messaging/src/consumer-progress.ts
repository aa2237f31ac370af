import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

/**
 * How far a consumer group has come: what this replica has applied, and for the other replicas' partitions what they have
 * committed, which is at most a second behind.
 */
export class ConsumerProgress {
  private readonly goal: Promise<PartitionOffset[]>;
  private settleGoal: { resolve(ends: PartitionOffset[]): void } = { resolve: () => undefined };

  constructor(private readonly admin: Admin, private readonly groupId: string, private readonly topics: readonly string[], private readonly applied: AppliedOffsets) {
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
    const [ends, committed] = await Promise.all([this.ends(), this.committed()]);
    return ends.reduce((sum, end) => sum + Number(this.behind(end, committed)), 0);
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
      if (ends.every((end) => this.behind(end) === 0n)) return true;
      const committed = await this.committed().catch(() => undefined);
      if (ends.every((end) => this.behind(end, committed) === 0n)) return true;
      await delay(100);
    } while (performance.now() < deadline);
    return false;
  }

  private async ends(): Promise<PartitionOffset[]> {
    const perTopic = await Promise.all(
      this.topics.map(async (topic) =>
        (await this.admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({ topic, partition, low: BigInt(low), high: BigInt(high) })),
      ),
    );
    return perTopic.flat();
  }

  private behind({ topic, partition, low, high }: PartitionOffset, committed?: ReadonlyMap<string, bigint>): bigint {
    const known = [this.applied.appliedUpTo(topic, partition), committed?.get(`${topic}/${partition}`)];
    // Beyond the end: of a topic that was made again since.
    const next = known.reduce<bigint>((most, offset) => (offset !== undefined && offset <= high && offset > most ? offset : most), low);
    return high - next;
  }

  private async committed(): Promise<Map<string, bigint>> {
    const offsets = await this.admin.fetchOffsets({ groupId: this.groupId, topics: [...this.topics] });
    return new Map(offsets.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)] as const)));
  }
}

/** What is known here, without asking the broker. */
export interface AppliedOffsets {
  /** The first offset of a partition that this replica has not applied; undefined when it has applied nothing of it. */
  appliedUpTo(topic: string, partition: number): bigint | undefined;
}

interface PartitionOffset {
  topic: string;
  partition: number;
  low: bigint;
  high: bigint;
}
