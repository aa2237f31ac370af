/** Masterdata's side for tests: a journal and relay of its own that state and delete records on the compacted topic. */
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import { MASTER_EVENTS, type MasterRecord } from '@guitu/contracts/masterdata/records';
import { MASTERDATA, masterKey, type StatedType } from '@guitu/contracts/masterdata/types';
import { topicOf } from '@guitu/messaging/event-definition';
import { Journal } from '@guitu/messaging/journal';
import type { KafkaAddress } from '@guitu/messaging/kafka-client';
import { MessagingTables1700000000001 } from '@guitu/messaging/messaging-tables.migration';
import { Relay } from '@guitu/messaging/relay';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { COMPACTED, createTopics, deleteTopics } from '@guitu/messaging/testbed/topics';
import { inTransaction } from '@guitu/persistence/transaction';
import { testBrokers } from '@guitu/testing/test-address';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';

export type Fields<T extends StatedType> = Omit<MasterRecord<T>, 'companyCode' | 'code' | 'version'>;

export class MasterSpeaker {
  readonly kafka: KafkaAddress = { brokers: testBrokers(), clientId: 'master-speaker' };
  readonly topic: string;
  private readonly journal: Journal;
  private readonly relay: Relay;

  private constructor(readonly database: TestDatabase, readonly topicPrefix: string) {
    this.topic = topicOf(topicPrefix, MASTERDATA);
    const wake = new RelayWake(database.dataSource);
    this.journal = new Journal(this.topic, wake);
    this.relay = new Relay({ kafka: this.kafka, dataSource: database.dataSource, source: MASTERDATA, wake, sweepEvery: 50 });
  }

  static async start(topicPrefix: string): Promise<MasterSpeaker> {
    const speaker = new MasterSpeaker(await createTestDatabase([MessagingTables1700000000001]), topicPrefix);
    await speaker.makeTopic();
    speaker.relay.start();
    return speaker;
  }

  async stop(): Promise<void> {
    await this.relay.stop();
    await this.database.drop();
    await this.deleteTopic();
  }

  makeTopic(): Promise<void> {
    return createTopics(this.kafka, [this.topic], -1, COMPACTED);
  }

  deleteTopic(): Promise<void> {
    return deleteTopics(this.kafka, [this.topic]);
  }

  /** States a record of company GT01 unless another is named. @returns its version */
  async state<T extends StatedType>(type: T, code: string, fields: Fields<T>, companyCode: string = 'GT01'): Promise<number> {
    const definition = MASTER_EVENTS[type] as EventDefinition<unknown>;
    const stamp = await inTransaction(this.database.dataSource, (tx) => this.journal.append(tx, definition, {
      subject: masterKey(type, companyCode, code), body: ({ seq: version }) => ({ companyCode, code, version, ...fields }),
    }));
    return stamp.seq;
  }

  async remove(type: StatedType, code: string, companyCode: string = 'GT01'): Promise<void> {
    await inTransaction(this.database.dataSource, (tx) => this.journal.appendEach(tx, [{ definition: MASTER_EVENTS[type] as EventDefinition, event: { subject: masterKey(type, companyCode, code), body: null } }]));
  }

  /** Says the last word on everything again, as after the topic was made again. */
  async republish(): Promise<void> {
    await this.database.dataSource.query('update journal j set sent_at = null from stream s where s.subject = j.subject and s.seq = j.seq');
  }

  async sent(): Promise<boolean> {
    const [row] = (await this.database.dataSource.query('select count(*)::int as unsent from journal where sent_at is null')) as [{ unsent: number }];
    return row.unsent === 0;
  }
}
