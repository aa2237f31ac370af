import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { isTransient } from '@guitu/persistence/database-errors';
import type { Admin, Consumer, ConsumerConfig, EachBatchPayload } from 'kafkajs';
import { add, nothing, type BatchOutcome } from './batch-outcome.js';
import { ConsumerProgress } from './consumer-progress.js';
import { topicOf } from './event-definition.js';
import type { RawRecord } from './event-record.js';
import { markedRoundRobin } from './gone-members.js';
import { HeldRecords, type HeldPartition } from './held-records.js';
import { createKafka, type KafkaAddress } from './kafka-client.js';
import { OffsetCommits } from './offset-commits.js';
import type { Positions } from './positions.js';

export interface EventConsumerOptions {
  kafka: KafkaAddress;
  topicPrefix: string;
  /** One group per service; replicas share the partitions. */
  groupId: string;
  /** Producing services to read. */
  sources: readonly string[];
  positions: Positions;
  /** The consumer is dead for good; default: exit with code 1, so that a supervisor starts the process again. */
  onCrash?: (error: Error) => void;
  /** Offsets are committed at most this often (ms); default 1,000. */
  commitEvery?: number;
}

const HEARTBEAT = 1_500;
/**
 * kafkajs' defaults were seen to skip records and to stay dead for 27 s after a kill. A consumer is missed after 6 s; maxWait
 * stays below a quarter of that. Batches stay small enough to be applied well within the session.
 */
export const CONSUMER_SETTINGS = {
  sessionTimeout: 6_000,
  heartbeatInterval: HEARTBEAT,
  rebalanceTimeout: 12_000,
  maxWaitTimeInMs: 1_000,
  maxBytesPerPartition: 256 * 1024,
  allowAutoTopicCreation: false,
  partitionAssigners: [markedRoundRobin],
} as const satisfies Partial<ConsumerConfig>;
/**
 * kafkajs takes both for defects: it says with a plain Error that the connection of the broker it asks ended meanwhile, and gives
 * up a group whose coordinator a broker cannot name, as when it cannot write.
 */
const isBrokerGone = (error: Error): boolean =>
  error.message === 'Broker not connected' || [error, error.cause].some((one) => one instanceof Error && one.name === 'KafkaJSGroupCoordinatorNotFound');
/** Partitions applied at the same time; each takes one connection of the pool. */
const PARTITIONS_AT_ONCE = 3;
const MAX_BACKOFF = 2_000;
/** Held records whose batch was let go are tried by themselves after this (ms). */
const RETRY_HELD = 1_000;

/**
 * Reads the topics of `sources` and gives each fetched batch to positions; batches that nobody waits for are held for a moment and
 * share a transaction. Offsets are committed after the database, at most once a second.
 */
export class EventConsumer {
  /** Since the start, for metrics. */
  readonly outcome: BatchOutcome = nothing();
  private readonly logger: Logger;
  private readonly sourceOf: ReadonlyMap<string, string>;
  private readonly admin: Admin;
  private readonly progress: ConsumerProgress;
  private readonly offsets: OffsetCommits;
  private readonly held = new HeldRecords((partitions) => this.applyHeld(partitions));
  /** Somebody waits until all is applied: nothing is held meanwhile. */
  private hurrying = 0;
  private assigned: Readonly<Record<string, readonly number[]>> = {};
  private consumer: Consumer | undefined;
  private starting: Promise<void> | undefined;
  private stopping = false;
  private joined = false;

  constructor(private readonly options: EventConsumerOptions) {
    this.logger = new Logger(`Consumer ${options.groupId}`);
    this.sourceOf = new Map(options.sources.map((source) => [topicOf(options.topicPrefix, source), source]));
    this.admin = createKafka(options.kafka).admin();
    this.offsets = new OffsetCommits(async (offsets) => this.consumer?.commitOffsets(offsets), options.commitEvery);
    this.progress = new ConsumerProgress(this.admin, options.groupId, [...this.sourceOf.keys()], this.offsets);
  }

  /** True while this replica is a member of its group. */
  get ready(): boolean {
    return this.joined;
  }

  /** Starts in the background and keeps trying: Kafka or a topic may come later than this service. */
  start(): void {
    this.starting ??= this.startWhenPossible();
  }

  /** Finishes the batches in hand, commits what is applied and leaves the group. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.starting;
    await this.held.flush().catch(() => undefined);
    if (this.joined) await this.offsets.flush();
    await this.consumer?.disconnect().catch(() => undefined);
    this.offsets.close();
    this.held.close();
    await this.admin.disconnect().catch(() => undefined);
    this.joined = false;
  }

  /** Records of the subscribed topics not yet applied or parked by this group. Throws when the broker is away. */
  lag(): Promise<number> {
    return this.progress.lag();
  }

  /** True once everything is applied or parked that was there when this consumer started; false after `timeout` ms (default 60 s). */
  caughtUp(timeout: number = 60_000): Promise<boolean> {
    return this.hurried(() => this.progress.caughtUp(timeout));
  }

  /** True once everything is applied or parked that is on the topics at this call; false after `timeout` ms. Throws when the broker is away. */
  readToEnd(timeout: number): Promise<boolean> {
    return this.hurried(() => this.progress.readToEnd(timeout));
  }

  private async startWhenPossible(): Promise<void> {
    for (let failures = 0; !this.stopping; failures += 1) {
      try {
        await this.admin.connect();
        await this.progress.rememberEnds();
        await this.startOnce();
        return;
      } catch (error) {
        if (failures % 30 === 0) this.logger.warn(`not started, trying again: ${String(error)}`);
        await this.consumer?.disconnect().catch(() => undefined);
        await delay(Math.min(MAX_BACKOFF, 100 * 2 ** failures));
      }
    }
  }

  private async startOnce(): Promise<void> {
    const { kafka, groupId } = this.options;
    const consumer = createKafka(kafka).consumer({ ...CONSUMER_SETTINGS, groupId });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.assigned = payload.memberAssignment;
      this.offsets.keepOnly(payload.memberAssignment);
      this.joined = true;
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.joined = false;
      if (payload.restart || this.stopping) return;
      if (isBrokerGone(payload.error)) this.starting = this.startWhenPossible();
      else this.crash(payload.error);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.sourceOf.keys()], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => this.takeBatch(payload),
    });
  }

  private crash(error: Error): void {
    this.logger.error(`crashed: ${error.message}`);
    if (this.options.onCrash) this.options.onCrash(error);
    else process.exit(1);
  }

  private async takeBatch(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const source = this.sourceOf.get(topic);
    if (source === undefined) throw new Error(`topic ${topic} was not subscribed`);
    const records = messages.map(({ key, headers, value, offset }): RawRecord => ({ topic, partition, offset, key, headers: headers ?? {}, value }));
    const last = payload.batch.lastOffset();
    const patience = this.patienceFor(source, records);
    if (patience > 0 && payload.isRunning() && !payload.isStale()) {
      this.held.hold({ source, topic, partition, records }, patience);
      return payload.resolveOffset(last);
    }
    // Failing heartbeats need no answer here: the next fetch joins the group again, and what comes again is skipped by its position.
    const heart = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT);
    const before = await this.held.take(topic, partition);
    let applied = false;
    try {
      applied = await this.applyUntilDone(source, [...before, ...records], () => payload.isRunning() && !payload.isStale());
    } finally {
      clearInterval(heart);
      if (!applied && before.length > 0) this.held.hold({ source, topic, partition, records: before }, RETRY_HELD);
    }
    if (!applied) return;
    payload.resolveOffset(last);
    this.offsets.done(topic, partition, BigInt(last) + 1n);
    if (this.stopping) await this.offsets.flush();
  }

  private patienceFor(source: string, records: readonly RawRecord[]): number {
    return this.stopping || this.hurrying > 0 || this.held.isFull ? 0 : this.options.positions.patienceFor(source, records);
  }

  /** What is read while `work` waits for it is applied at once. */
  private async hurried<T>(work: () => Promise<T>): Promise<T> {
    this.hurrying += 1;
    try {
      await this.held.flush();
      return await work();
    } finally {
      this.hurrying -= 1;
    }
  }

  /** Held records of one source. A failure that is not the database's absence ends this consumer, as it would in a batch. */
  private async applyHeld(partitions: readonly HeldPartition[]): Promise<void> {
    const source = partitions[0]?.source ?? '';
    let tries = 0;
    // At the stop once: what is not applied then is read again, for its offset was not told.
    const goesOn = (): boolean => (tries += 1) === 1 || !this.stopping;
    try {
      if (!(await this.applyUntilDone(source, partitions.flatMap(({ records }) => records), goesOn))) return;
    } catch (error) {
      return this.crash(error as Error);
    }
    for (const { topic, partition, records } of partitions) {
      const last = records.at(-1)?.offset;
      if (last !== undefined && this.assigned[topic]?.includes(partition)) this.offsets.done(topic, partition, BigInt(last) + 1n);
    }
  }

  /** Tries again while only the database is at fault. False when this consumer has to let the batch go unapplied. */
  private async applyUntilDone(source: string, records: readonly RawRecord[], goesOn: () => boolean): Promise<boolean> {
    for (let failures = 0; ; failures += 1) {
      if (!goesOn()) return false;
      try {
        add(this.outcome, await this.options.positions.apply(source, records));
        return true;
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (failures % 30 === 0) this.logger.warn(`database away, trying again: ${String(error)}`);
        await delay(Math.min(MAX_BACKOFF, 100 * 2 ** failures));
      }
    }
  }
}
