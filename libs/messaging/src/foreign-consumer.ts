import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { CONSUMER_SETTINGS } from './event-consumer.js';
import type { RawRecord } from './event-record.js';
import { createKafka, type KafkaAddress } from './kafka-client.js';
import { MAX_BACKOFF, takeBatch } from './take-batch.js';

export interface ForeignConsumerOptions {
  kafka: KafkaAddress;
  groupId: string;
  topics: readonly string[];
  /** Takes what was fetched of one topic, in order; must bear repeats. Rejects with a transient error: tried again. */
  take: (topic: string, records: readonly RawRecord[]) => Promise<void>;
}

/** Reads topics that other systems write, without our headers and streams: each record is taken at least once, then committed. */
export class ForeignConsumer {
  private readonly logger: Logger;
  private consumer: Consumer | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;
  private restart: () => void = () => undefined;
  private readonly halt = new AbortController();

  constructor(private readonly options: ForeignConsumerOptions) {
    this.logger = new Logger(`Consumer ${options.groupId}`);
  }

  /** Starts in the background; Kafka and the topics may come later. */
  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.halt.abort();
    this.restart();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping; failures += 1) {
      try {
        await this.readUntilEnded();
        failures = 0;
      } catch (error) {
        if (failures % 30 === 0) this.logger.warn(`not reading, trying again: ${String(error)}`);
      }
      await this.consumer?.disconnect().catch(() => undefined);
      await delay(Math.min(MAX_BACKOFF, 100 * 2 ** failures), undefined, { signal: this.halt.signal }).catch(() => undefined);
    }
  }

  private async readUntilEnded(): Promise<void> {
    const { kafka, groupId, topics } = this.options;
    const consumer = createKafka(kafka).consumer({ ...CONSUMER_SETTINGS, groupId });
    this.consumer = consumer;
    const ended = new Promise<void>((resolve) => (this.restart = resolve));
    consumer.on(consumer.events.CRASH, () => this.restart());
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => this.takeBatch(consumer, payload) });
    await ended;
  }

  private async takeBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    if (!(await takeBatch(payload, this.logger, (records) => this.options.take(topic, records)))) return;
    await consumer.commitOffsets([{ topic, partition, offset: String(BigInt(payload.batch.lastOffset()) + 1n) }]);
  }
}
