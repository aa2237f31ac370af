import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Partitioners, type Message, type Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { eventHeaders, TOMBSTONE } from './event-record.js';
import { createKafka, type KafkaAddress } from './kafka-client.js';
import { RelayLeadership } from './relay-leadership.js';
import type { RelayWake } from './relay-wake.js';
import { Signal } from './signal.js';
import { markSent, nextUnsent } from './unsent-events.js';

export interface RelayOptions {
  kafka: KafkaAddress;
  dataSource: DataSource;
  /** The service, as in `ce_source`. */
  source: string;
  wake: RelayWake;
  /** Looks for unsent events this often even when nobody wakes it (ms); default 1,000. */
  sweepEvery?: number;
  /** See LeadershipOptions. */
  beatEvery?: number;
  frozenAfter?: number;
}

/** Longest pause after a failure (ms). */
const MAX_BACKOFF = 1_000;
/** A batch that is not acknowledged in this time is left to the next leader (ms). */
const STOP_WITHIN = 5_000;

/**
 * Sends the journal to Kafka in the order of each subject. One batch is in flight at a time, so the next event of a subject
 * leaves only after the one before it was acknowledged by all in-sync replicas. Never kafkajs' idempotent mode: after a lost
 * reply it acknowledges records that were not written (relay-lost-reply.spec.ts). Repeats are harmless to positions.
 */
export class Relay {
  private readonly logger: Logger;
  private readonly signal = new Signal();
  private readonly leadership: RelayLeadership;
  private readonly producer: Producer;
  private running: Promise<void> | undefined;
  private stopping = false;
  private connected = false;

  constructor(private readonly options: RelayOptions) {
    this.logger = new Logger(`Relay ${options.source}`);
    const { url } = options.dataSource.options as { url?: string };
    if (!url) throw new Error('the relay needs a DataSource made from a url');
    this.leadership = new RelayLeadership({ url, beatEvery: options.beatEvery, frozenAfter: options.frozenAfter, onWake: () => this.signal.set() });
    this.producer = createKafka(options.kafka).producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 500 },
    });
  }

  /** True while this process is the one that sends. */
  get leads(): boolean {
    return this.leadership.held;
  }

  /** Starts in the background; neither Kafka nor PostgreSQL need be there yet. */
  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch in flight, gives up the lead and disconnects. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.set();
    const timeout = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN).unref());
    await Promise.race([this.running, timeout]);
    await this.leadership.release();
    await this.producer.disconnect().catch(() => undefined);
  }

  private async run(): Promise<void> {
    const sweepEvery = this.options.sweepEvery ?? 1_000;
    let failures = 0;
    while (!this.stopping) {
      try {
        if (!this.leadership.held && !(await this.lead())) {
          await this.signal.wait(sweepEvery);
          continue;
        }
        if (!(await this.sendBatch())) await this.signal.wait(sweepEvery);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1 || failures % 60 === 0) this.logger.warn(`not sent, trying again: ${String(error)}`);
        await delay(Math.min(MAX_BACKOFF, 50 * 2 ** failures));
      }
    }
    this.options.wake.detach();
  }

  private async lead(): Promise<boolean> {
    this.options.wake.detach();
    if (!(await this.leadership.tryTake())) return false;
    this.options.wake.attach(() => this.signal.set());
    return true;
  }

  /** Sends one batch and waits for its acknowledgement; false when there was nothing to send. */
  private async sendBatch(): Promise<boolean> {
    const { dataSource, source } = this.options;
    const events = await nextUnsent(dataSource);
    if (events.length === 0) return false;
    if (!this.connected) {
      await this.producer.connect();
      this.connected = true;
    }
    const topics = new Map<string, Message[]>();
    for (const event of events) {
      const messages = topics.get(event.topic) ?? [];
      messages.push({ key: event.subject, value: event.body === TOMBSTONE ? null : event.body, headers: eventHeaders(source, event.incarnation, event) });
      topics.set(event.topic, messages);
    }
    await this.producer.sendBatch({ acks: -1, topicMessages: [...topics].map(([topic, messages]) => ({ topic, messages })) });
    await markSent(dataSource, events);
    return true;
  }
}
