import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { CONSUMER_SETTINGS } from './event-consumer.js';
import { createKafka, type KafkaAddress } from './kafka-client.js';
import { MAX_BACKOFF } from './take-batch.js';

export interface LastingConsumerOptions {
  readonly kafka: KafkaAddress;
  readonly topics: readonly string[];
  /** asked for each connection */
  readonly groupId: () => string;
  /** Done before each connection; rejects: tried again. */
  readonly prepare?: () => Promise<void>;
  /** Takes a batch and resolves or commits it itself. */
  readonly take: (payload: EachBatchPayload, consumer: Consumer) => Promise<void>;
}

/** Whoever joined while a topic was being made has none of its partitions, and sees them after this (ms). */
const LOOKS_FOR_PARTITIONS = 20_000;

/** A consumer of plain topics from their beginning, connected again after every end: a crash, a broker away, an order to begin anew. */
export class LastingConsumer {
  private consumer: Consumer | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;
  private endNow: () => void = () => undefined;
  private readonly halt = new AbortController();

  constructor(private readonly options: LastingConsumerOptions, private readonly logger: Logger) {}

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Starts in the background; Kafka and the topics may come later. */
  start(): void {
    this.running ??= this.run();
  }

  /** Ends this connection and makes another. */
  restart(): void {
    this.endNow();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.halt.abort();
    this.endNow();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping; failures += 1) {
      try {
        await this.options.prepare?.();
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
    const { kafka, groupId, topics, take } = this.options;
    const consumer = createKafka(kafka).consumer({ ...CONSUMER_SETTINGS, groupId: groupId(), metadataMaxAge: LOOKS_FOR_PARTITIONS });
    this.consumer = consumer;
    const ended = new Promise<void>((resolve) => (this.endNow = resolve));
    consumer.on(consumer.events.CRASH, () => this.endNow());
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => take(payload, consumer) });
    if (!this.stopping) await ended;
  }
}
