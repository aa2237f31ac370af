import { randomUUID } from 'node:crypto';
import { createDataSource } from '@guitu/persistence/data-source';
import { inTransaction } from '@guitu/persistence/transaction';
import { eventually } from '@guitu/testing/eventually';
import { FaultProxy } from '@guitu/testing/fault-proxy';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { testBrokers } from '@guitu/testing/test-address';
import { testTopicPrefix } from '@guitu/testing/test-topics';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { EventContext, EventDispatcher } from '../event-context.js';
import { EventConsumer, type EventConsumerOptions } from '../event-consumer.js';
import { topicOf, type EventDefinition } from '../event-definition.js';
import { Journal, type NewEvent, type Stamp } from '../journal.js';
import { createKafka, type KafkaAddress } from '../kafka-client.js';
import { MessagingTables1700000000001 } from '../messaging-tables.migration.js';
import { Positions } from '../positions.js';
import { journalLag } from '../read-journal.js';
import { Relay, type RelayOptions } from '../relay.js';
import { RelayWake } from '../relay-wake.js';
import type { Subscription } from '../subscription.js';
import { createTopics, deleteTopics } from './topics.js';
import { AppliedTable1700000000002 } from './applied-table.migration.js';

export const MAKER = 'maker';
export const Noted: EventDefinition<{ n: number }> = { type: 'maker.noted.v1', schema: z.strictObject({ n: z.int() }) };
export const Ignored: EventDefinition<{ n: number }> = { type: 'maker.ignored.v1', schema: z.strictObject({ n: z.int() }) };
export const Poison: EventDefinition<{ n: number }> = { type: 'maker.poison.v1', schema: z.strictObject({ n: z.int() }) };

export interface Applied {
  subject: string;
  seq: number;
  type: string;
  n: number;
}

/** What a subject of so many events has been numbered: 1 to `count`. */
export const inOrder = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Writes what it is given into `applied`, which allows repeats, so that a double effect shows. */
export class Recorder implements EventDispatcher {
  /** May throw instead of the handler. */
  before: (context: EventContext) => Promise<void> | void = () => undefined;
  constructor(private readonly types: readonly string[] = [Noted.type]) {}

  knows(type: string): boolean {
    return this.types.includes(type);
  }
  async dispatch(body: unknown, { tx, subject, seq, type, ...rest }: EventContext): Promise<void> {
    await this.before({ tx, subject, seq, type, ...rest });
    await tx.execute('insert into applied (subject, seq, type, n) values ($1, $2, $3, $4)', [subject, seq, type, (body as { n: number }).n]);
  }
}

/** A producing and a consuming service with databases of their own and one topic between them. */
export class EventStand {
  readonly topicPrefix = testTopicPrefix();
  readonly topic = topicOf(this.topicPrefix, MAKER);
  readonly groupId = `group-${randomUUID()}`;
  readonly kafka: KafkaAddress = { brokers: testBrokers(), clientId: 'stand' };
  private readonly closing: (() => Promise<unknown>)[] = [];
  readonly wake: RelayWake;
  readonly journal: Journal;

  private constructor(readonly producing: TestDatabase, readonly consuming: TestDatabase) {
    this.wake = new RelayWake(producing.dataSource);
    this.journal = new Journal(this.topic, this.wake);
  }

  static async open(): Promise<EventStand> {
    const [producing, consuming] = await Promise.all([
      createTestDatabase([MessagingTables1700000000001]),
      createTestDatabase([MessagingTables1700000000001, AppliedTable1700000000002]),
    ]);
    const stand = new EventStand(producing, consuming);
    await createTopics(stand.kafka, [stand.topic]);
    return stand;
  }

  /** Stops what still runs and removes everything. */
  async close(): Promise<void> {
    for (const stop of this.closing.reverse()) await stop();
    await Promise.all([this.producing.drop(), this.consuming.drop(), deleteTopics(this.kafka, [this.topic])]);
  }

  record<T>(subject: string, definition: EventDefinition<T>, body: T, more: Partial<NewEvent<T>> = {}): Promise<Stamp> {
    return inTransaction(this.producing.dataSource, (tx) => this.journal.append(tx, definition, { subject, body, ...more }));
  }

  /** Facts 1 to `count` of C/1 and C/2 each; sent once this resolves (a broker that has just made a topic may refuse it for a while, and the relay tries again). */
  async recordMany(count: number): Promise<void> {
    for (let n = 1; n <= count; n += 1) for (const subject of ['C/1', 'C/2']) await this.record(subject, Noted, { n });
    await eventually('sent', async () => (await journalLag(this.producing.dataSource)).unsent === 0);
  }

  /** Between a reader and a server; closed with the stand, whatever became of the test. */
  async proxyTo(address: string): Promise<FaultProxy> {
    const proxy = await FaultProxy.to(address);
    this.closing.push(() => proxy.close());
    return proxy;
  }

  /** The consuming service's database as one who sits behind a proxy reaches it; ended with the stand. */
  async consumingThroughProxy(poolSize?: number): Promise<{ proxy: FaultProxy; dataSource: DataSource }> {
    const { hostname, port } = new URL(this.consuming.url);
    const proxy = await this.proxyTo(`${hostname}:${port}`);
    const url = Object.assign(new URL(this.consuming.url), { port: String(proxy.port) }).href;
    const dataSource = await createDataSource({ url, migrations: [], ...(poolSize !== undefined && { poolSize }) }).initialize();
    this.closing.push(() => dataSource.destroy());
    return { proxy, dataSource };
  }

  /** Not started yet; stopped with the stand. */
  relay(options: Partial<RelayOptions> = {}): Relay {
    const relay = new Relay({ kafka: this.kafka, dataSource: this.producing.dataSource, source: MAKER, wake: this.wake, ...options });
    this.closing.push(() => relay.stop());
    return relay;
  }

  positions(dispatcher: EventDispatcher = new Recorder(), subscription: Partial<Subscription> = {}): Positions {
    return new Positions(this.consuming.dataSource, dispatcher, [{ source: MAKER, ...subscription }]);
  }

  /** Not started yet; stopped with the stand. */
  consumer(positions: Positions = this.positions(), options: Partial<EventConsumerOptions> = {}): EventConsumer {
    const { kafka, topicPrefix, groupId } = this;
    const consumer = new EventConsumer({ kafka, topicPrefix, groupId, sources: [MAKER], positions, ...options });
    this.closing.push(() => consumer.stop());
    return consumer;
  }

  applied(): Promise<Applied[]> {
    return this.consuming.dataSource.query('select subject, seq, type, n from applied order by ord');
  }

  /** What was applied of a subject, in the order of its application. */
  async seqs(subject: string): Promise<number[]> {
    return (await this.applied()).filter((row) => row.subject === subject).map(({ seq }) => seq);
  }

  /** Everything that lies on the topic, per partition in order. */
  async onTopic(): Promise<{ partition: number; key: string; seq: number; headers: Record<string, string>; value: string }[]> {
    const kafka = createKafka(this.kafka);
    const admin = kafka.admin();
    await admin.connect();
    const total = (await admin.fetchTopicOffsets(this.topic)).reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
    await admin.disconnect();
    const records: { partition: number; key: string; seq: number; headers: Record<string, string>; value: string }[] = [];
    if (total === 0) return records;
    const reader = kafka.consumer({ groupId: `reader-${randomUUID()}`, maxWaitTimeInMs: 200 });
    await reader.connect();
    await reader.subscribe({ topic: this.topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`read ${records.length} of ${total}`)), 60_000);
      void reader.run({
        eachMessage: async ({ partition, message }) => {
          const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]));
          records.push({ partition, key: String(message.key), seq: Number(headers['guitu_seq']), headers, value: String(message.value) });
          if (records.length === total) {
            clearTimeout(timer);
            resolve();
          }
        },
      });
    });
    await reader.disconnect();
    return records;
  }
}
