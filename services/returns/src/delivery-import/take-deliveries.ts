import { DeliveryRejectedV1 } from '@guitu/contracts/masterdata/records';
import { importTopic, IMPORT_REJECTS } from '@guitu/contracts/masterdata/types';
import { CompanyCode } from '@guitu/contracts/scalars';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import { topicOf } from '@guitu/messaging/event-definition';
import type { RawRecord } from '@guitu/messaging/event-record';
import { ForeignConsumer } from '@guitu/messaging/foreign-consumer';
import { Journal } from '@guitu/messaging/journal';
import type { RelayWake } from '@guitu/messaging/relay-wake';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { HousePeople } from '@guitu/platform/service/house-people';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import { SourceSystem } from '@guitu/row-import/file-door/file-query';
import { inRounds, readTopicRow, rejection } from '@guitu/row-import/topic-door/read-topic-row';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import type { RowFault } from '../deliveries/delivery-row.js';
import { keepDeliveries } from '../deliveries/keep-deliveries.js';

/** `externalId`: `<deliveryNo>/<lineNo>`; `fields`: a DeliveryRow, judged row by row. */
const TopicRow = z.strictObject({ companyCode: CompanyCode, sourceSystem: SourceSystem, externalId: z.string().min(1).max(200), fields: z.record(z.string(), z.unknown()) });
type TopicRow = z.infer<typeof TopicRow>;
interface Taken { readonly record: RawRecord; readonly row: TopicRow }
const UNKNOWN_COMPANY: RowFault = { field: 'companyCode', code: 'unknown-record', zh: '没有这个公司。', en: 'There is no such company.' };
const OTHER_LINE: RowFault = { field: 'externalId', code: 'key-differs', zh: '外部编号须为 发货单号/行号。', en: 'The external id must be <deliveryNo>/<lineNo>.' };

/** Delivery lines that other systems write to `<prefix>.import.delivery`; what is refused goes to `<prefix>.import.rejected` and holds nobody up. */
export class TakeDeliveries implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly consumer: ForeignConsumer;
  private readonly rejects: Journal;

  constructor(private readonly database: Database, wake: RelayWake, private readonly house: HousePeople, { topicPrefix, kafka }: ServiceConfig) {
    this.rejects = new Journal(topicOf(topicPrefix, IMPORT_REJECTS), wake);
    this.consumer = new ForeignConsumer({
      kafka, groupId: `${topicPrefix}-returns-import`, topics: [topicOf(topicPrefix, importTopic('delivery'))], take: (_topic, records) => this.take(records),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.consumer.stop();
  }

  /** One transaction for what was fetched; taken again, it changes nothing and rejects the same. Of several rows of a line the last counts. */
  async take(records: readonly RawRecord[]): Promise<void> {
    const companies = new Set(this.house.records.people.map(({ companyCode }) => companyCode));
    await this.database.transaction(async (tx) => {
      const taken: Taken[] = [];
      for (const record of records) {
        const read = readTopicRow(TopicRow, record);
        if ('faults' in read) await this.reject(tx, record, null, read.faults);
        else if (!companies.has(read.row.companyCode)) await this.reject(tx, record, read.row, [UNKNOWN_COMPANY]);
        else if (read.row.externalId !== `${String(read.row.fields['deliveryNo'])}/${String(read.row.fields['lineNo'])}`) await this.reject(tx, record, read.row, [OTHER_LINE]);
        else taken.push({ record, row: read.row });
      }
      const bySource = new Map<string, Taken[]>();
      for (const one of taken) {
        const source = JSON.stringify([one.row.companyCode, one.row.sourceSystem]);
        bySource.set(source, [...(bySource.get(source) ?? []), one]);
      }
      for (const rows of bySource.values()) for (const round of inRounds(rows, ({ row }) => [row.externalId])) await this.keep(tx, round);
    });
  }

  private async keep(tx: Transaction, taken: readonly Taken[]): Promise<void> {
    const { companyCode, sourceSystem } = taken[0]!.row;
    const kept = await keepDeliveries(tx, { companyCode, staff: SYSTEM_STAFF, plantCodes: null, sourceSystem }, taken.map(({ row }) => row.fields));
    for (const [index, { outcome, faults }] of kept.entries()) if (outcome === 'rejected') await this.reject(tx, taken[index]!.record, taken[index]!.row, faults);
  }

  private async reject(tx: Transaction, record: RawRecord, row: TopicRow | null, faults: readonly RowFault[]): Promise<void> {
    await this.rejects.append(tx, DeliveryRejectedV1, {
      subject: `import/delivery/${record.partition}`,
      body: { type: 'delivery', companyCode: row?.companyCode ?? null, sourceSystem: row?.sourceSystem ?? null, externalId: row?.externalId ?? null, partition: record.partition, offset: record.offset, ...rejection(faults, record.value) },
    });
  }
}
