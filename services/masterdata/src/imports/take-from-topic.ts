import { importTopic, IMPORT_REJECTS, IMPORT_TOPIC_TYPES, type ImportType } from '@guitu/contracts/masterdata/types';
import { ImportRejectedV1 } from '@guitu/contracts/masterdata/records';
import { Code, CompanyCode } from '@guitu/contracts/scalars';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import { topicOf } from '@guitu/messaging/event-definition';
import { ForeignConsumer } from '@guitu/messaging/foreign-consumer';
import { Journal } from '@guitu/messaging/journal';
import type { RawRecord } from '@guitu/messaging/event-record';
import type { RelayWake } from '@guitu/messaging/relay-wake';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { inRounds, readTopicRow, rejection } from '@guitu/row-import/topic-door/read-topic-row';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { SourceSystem } from '@guitu/row-import/file-door/file-query';
import { keepProductCosts } from '../product-cost/keep-product-costs.js';
import { BatchRow } from '../records/keep-batch.js';
import { keepRecords, type GivenRecord, type Outcome } from '../records/keep-records.js';
import type { Fault } from '../records/record-kinds.rules.js';

/** A record of an import topic; its key is the external id. */
const TopicRow = z.strictObject({ companyCode: CompanyCode, sourceSystem: SourceSystem, ...BatchRow.shape, code: Code });
type TopicRow = z.infer<typeof TopicRow>;
type OwnType = Exclude<ImportType, 'delivery'>;
const OWN_TYPES = IMPORT_TOPIC_TYPES.filter((type): type is OwnType => type !== 'delivery');

/**
 * The third door: other systems write rows to `<prefix>.import.<type>`, in the schema of the HTTP batch. What is refused goes to
 * `<prefix>.import.rejected` with its reasons and holds nobody up. A record without value deletes nothing.
 */
export class TakeFromTopic implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly consumer: ForeignConsumer;
  private readonly rejects: Journal;
  private readonly typeOf: ReadonlyMap<string, OwnType>;

  constructor(private readonly database: Database, private readonly journal: Journal, wake: RelayWake, { topicPrefix, kafka }: ServiceConfig) {
    this.rejects = new Journal(topicOf(topicPrefix, IMPORT_REJECTS), wake);
    this.typeOf = new Map(OWN_TYPES.map((type) => [topicOf(topicPrefix, importTopic(type)), type]));
    this.consumer = new ForeignConsumer({
      kafka, groupId: `${topicPrefix}-masterdata-import`, topics: [...this.typeOf.keys()], take: (topic, records) => this.take(topic, records),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.consumer.stop();
  }

  /** One transaction for what was fetched; taken again, it changes nothing and rejects the same. */
  async take(topic: string, records: readonly RawRecord[]): Promise<void> {
    const type = this.typeOf.get(topic);
    if (type === undefined) throw new Error(`topic ${topic} was not subscribed`);
    await this.database.transaction(async (tx) => {
      const groups = new Map<string, { record: RawRecord; row: TopicRow }[]>();
      for (const record of records) {
        const read = readTopicRow(TopicRow, record);
        if ('faults' in read) await this.reject(tx, type, record, null, read.faults);
        else groups.set(read.row.companyCode, [...(groups.get(read.row.companyCode) ?? []), { record, row: read.row }]);
      }
      for (const [companyCode, rows] of groups) await this.keepAll(tx, type, companyCode, rows);
    });
  }

  /** The last row of an external id or code in a fetch is the one that counts; earlier ones of it are taken first. */
  private async keepAll(tx: Transaction, type: OwnType, companyCode: string, rows: readonly { record: RawRecord; row: TopicRow }[]): Promise<void> {
    for (const round of inRounds(rows, ({ row }) => [row.code, `${row.sourceSystem} ${row.externalId}`])) {
      const kept = await this.keep(tx, type, companyCode, round.map(({ row }) => row));
      for (const [index, { outcome, faults }] of kept.entries()) {
        const one = round[index];
        if (outcome === 'rejected' && one !== undefined) await this.reject(tx, type, one.record, one.row, faults);
      }
    }
  }

  private keep(tx: Transaction, type: OwnType, companyCode: string, rows: readonly TopicRow[]): Promise<readonly { readonly outcome: Outcome; readonly faults: readonly Fault[] }[]> {
    const keeper = { companyCode, staff: SYSTEM_STAFF, plantCodes: null };
    if (type === 'product-cost') return keepProductCosts(tx, keeper, rows.map(({ code, fields }) => ({ ...fields, code })));
    return keepRecords(tx, this.journal, type, rows.map(({ code, sourceSystem, externalId, fields }): GivenRecord => ({ code, sourceSystem, externalId, fields })), keeper);
  }

  private async reject(tx: Transaction, type: OwnType, record: RawRecord, row: TopicRow | null, faults: readonly Fault[]): Promise<void> {
    await this.rejects.append(tx, ImportRejectedV1, {
      subject: `import/${type}/${record.partition}`,
      body: {
        type, companyCode: row?.companyCode ?? null, sourceSystem: row?.sourceSystem ?? null, externalId: row?.externalId ?? null, partition: record.partition, offset: record.offset,
        ...rejection(faults, type === 'product-cost' ? null : record.value),
      },
    });
  }
}
