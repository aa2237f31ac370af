import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Admin, Consumer, EachBatchPayload } from 'kafkajs';
import { CONSUMER_SETTINGS } from './event-consumer.js';
import type { RawRecord } from './event-record.js';
import { createKafka, type KafkaAddress } from './kafka-client.js';
import { MAX_BACKOFF, takeBatch } from './take-batch.js';

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
  private readonly applied = new Map<number, bigint>();
  private consumer: Consumer | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;
  private restart: () => void = () => undefined;
  private readonly halt = new AbortController();

  constructor(private readonly options: CompactedReaderOptions) {
    this.logger = new Logger(`Reader ${options.topic}`);
    this.admin = createKafka(options.kafka).admin();
  }

  /** Starts in the background; Kafka and the topic may come later. */
  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.halt.abort();
    this.restart();
    await this.running;
    await this.admin.disconnect().catch(() => undefined);
  }

  /** True once everything is applied that is on the topic at this call; false after `timeout` ms, also when the broker is away. */
  async readToEnd(timeout: number): Promise<boolean> {
    const deadline = performance.now() + timeout;
    let ends: PartitionEnd[] | undefined;
    while (performance.now() < deadline && !this.stopping) {
      ends ??= await this.ends().catch(() => undefined);
      if (ends?.every(({ partition, low, high }) => low === high || (this.applied.get(partition) ?? NOTHING) >= high)) return true;
      await delay(50, undefined, { ref: false });
    }
    return false;
  }

  /** Reads the topic from the beginning, again and again: after an end by itself, a crash, or a topic made again. */
  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping; failures += 1) {
      try {
        await this.admin.connect();
        await this.readOnce();
        failures = 0;
      } catch (error) {
        if (failures % 30 === 0) this.logger.warn(`not reading, trying again: ${String(error)}`);
      }
      await this.consumer?.disconnect().catch(() => undefined);
      await delay(Math.min(MAX_BACKOFF, 100 * 2 ** failures), undefined, { signal: this.halt.signal }).catch(() => undefined);
    }
  }

  private async readOnce(): Promise<void> {
    this.applied.clear();
    const consumer = createKafka(this.options.kafka).consumer({ ...CONSUMER_SETTINGS, groupId: `${this.options.kafka.clientId}-reader-${randomUUID()}` });
    this.consumer = consumer;
    const ended = new Promise<void>((resolve) => (this.restart = resolve));
    consumer.on(consumer.events.CRASH, () => this.restart());
    await consumer.connect();
    await consumer.subscribe({ topics: [this.options.topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => this.takeBatch(payload) });
    const watch = setInterval(() => void this.watch(), this.options.watchEvery ?? 10_000);
    await ended.finally(() => clearInterval(watch));
  }

  /** A topic that ends before what was read of it is another topic under the same name. */
  private async watch(): Promise<void> {
    const ends = await this.ends().catch(() => []);
    if (ends.some(({ partition, high }) => high < (this.applied.get(partition) ?? NOTHING))) {
      this.logger.warn('the topic was made again; reading it from the beginning');
      this.restart();
    }
  }

  private async takeBatch(payload: EachBatchPayload): Promise<void> {
    if (await takeBatch(payload, this.logger, this.options.apply)) this.applied.set(payload.batch.partition, BigInt(payload.batch.lastOffset()) + 1n);
  }

  private async ends(): Promise<PartitionEnd[]> {
    return (await this.admin.fetchTopicOffsets(this.options.topic)).map(({ partition, low, high }) => ({ partition, low: BigInt(low), high: BigInt(high) }));
  }
}

interface PartitionEnd { readonly partition: number; readonly low: bigint; readonly high: bigint }
