import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Admin, EachBatchPayload } from 'kafkajs';
import type { RawRecord } from './event-record.js';
import { createKafka, type KafkaAddress } from './kafka-client.js';
import { LastingConsumer } from './lasting-consumer.js';
import { takeBatch } from './take-batch.js';

export interface CompactedReaderOptions {
  kafka: KafkaAddress;
  topic: string;
  /** Takes what was fetched, in order per key; may be given the same again. Rejects with a transient error: tried again. */
  apply: (records: readonly RawRecord[]) => Promise<void>;
  /** Looks this often whether the topic was made again (ms); default 10,000. */
  watchEvery?: number;
}

/** Below every fetch position: nothing read yet. */
const NOTHING = -1n;

/**
 * Reads a compacted topic whole at every start and stays with it. It commits nothing: the last word per key is all there is, and
 * whoever keeps it passes over what is not newer. So a topic that was deleted and made again is read like a first one. Each
 * replica reads for itself, as a group of one.
 */
export class CompactedReader {
  private readonly logger: Logger;
  private readonly admin: Admin;
  private readonly consumer: LastingConsumer;
  private readonly applied = new Map<number, bigint>();
  private beginning: Beginning | undefined;
  private watching: NodeJS.Timeout | undefined;

  constructor(private readonly options: CompactedReaderOptions) {
    const { kafka, topic } = options;
    this.logger = new Logger(`Reader ${topic}`);
    this.admin = createKafka(kafka).admin();
    this.consumer = new LastingConsumer({
      kafka, topics: [topic], groupId: () => `${kafka.clientId}-reader-${randomUUID()}`,
      prepare: async () => {
        await this.admin.connect();
        this.applied.clear();
        this.beginning = undefined;
      },
      take: (payload) => this.takeBatch(payload),
    }, this.logger);
  }

  /** Starts in the background; Kafka and the topic may come later. */
  start(): void {
    this.consumer.start();
    this.watching ??= setInterval(() => void this.watch(), this.options.watchEvery ?? 10_000);
  }

  async stop(): Promise<void> {
    clearInterval(this.watching);
    await this.consumer.stop();
    await this.admin.disconnect().catch(() => undefined);
  }

  /** True once everything is applied that is on the topic at this call; false after `timeout` ms, also when the broker is away. */
  async readToEnd(timeout: number): Promise<boolean> {
    const deadline = performance.now() + timeout;
    let ends: PartitionEnd[] | undefined;
    while (performance.now() < deadline && !this.consumer.isStopping) {
      ends ??= await this.ends().catch(() => undefined);
      if (ends?.every(({ partition, low, high }) => low === high || (this.applied.get(partition) ?? NOTHING) >= high)) return true;
      await delay(50, undefined, { ref: false });
    }
    return false;
  }

  /**
   * A topic that was deleted and made again is another topic under the same name, with as many records as it may: only when they
   * were said tells them apart. What was read first is older than all that came after it, so a later record in its place, or none,
   * was not read.
   */
  private async watch(): Promise<void> {
    const { beginning } = this;
    if (beginning === undefined) return;
    const later = await this.admin.fetchTopicOffsetsByTimestamp(this.options.topic, beginning.latest + 1).catch(() => []);
    if (later.some(({ partition, offset }) => partition === beginning.partition && BigInt(offset) < beginning.next)) {
      this.logger.warn('the topic was made again; reading it from the beginning');
      this.beginning = undefined;
      this.consumer.restart();
    }
  }

  private async takeBatch(payload: EachBatchPayload): Promise<void> {
    if (!(await takeBatch(payload, this.logger, this.options.apply))) return;
    const { partition, messages } = payload.batch;
    const next = BigInt(payload.batch.lastOffset()) + 1n;
    this.applied.set(partition, next);
    if (messages.length > 0) this.beginning ??= { partition, next, latest: messages.reduce((latest, { timestamp }) => Math.max(latest, Number(timestamp)), 0) };
  }

  private async ends(): Promise<PartitionEnd[]> {
    return (await this.admin.fetchTopicOffsets(this.options.topic)).map(({ partition, low, high }) => ({ partition, low: BigInt(low), high: BigInt(high) }));
  }
}

interface PartitionEnd { readonly partition: number; readonly low: bigint; readonly high: bigint }

/** The batch read first since the start: in its partition nothing before `next` is younger than `latest` (ms since 1970). */
interface Beginning { readonly partition: number; readonly next: bigint; readonly latest: number }
