import { importTopic, IMPORT_REJECTS, IMPORT_TOPIC_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
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
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { BatchRow, SourceSystem } from '../records/keep-batch.js';
import { keepRecords, type GivenRecord } from '../records/keep-records.js';
import type { Fault } from '../records/record-kinds.rules.js';

/** A record of an import topic; its key is the external id. */
const TopicRow = z.strictObject({ companyCode: CompanyCode, sourceSystem: SourceSystem, ...BatchRow.shape, code: Code });
type TopicRow = z.infer<typeof TopicRow>;
const MOST_TEXT = 20_000;

/**
 * The third door: other systems write rows to `<prefix>.import.<type>`, in the schema of the HTTP batch. What is refused goes to
 * `<prefix>.import.rejected` with its reasons and holds nobody up. A record without value deletes nothing.
 */
export class TakeFromTopic implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly consumer: ForeignConsumer;
  private readonly rejects: Journal;
  private readonly typeOf: ReadonlyMap<string, MasterType>;

  constructor(private readonly database: Database, private readonly journal: Journal, wake: RelayWake, { topicPrefix, brokers }: ServiceConfig) {
    this.rejects = new Journal(topicOf(topicPrefix, IMPORT_REJECTS), wake);
    this.typeOf = new Map(IMPORT_TOPIC_TYPES.map((type) => [topicOf(topicPrefix, importTopic(type)), type]));
    this.consumer = new ForeignConsumer({
      kafka: { brokers, clientId: 'guitu-masterdata' }, groupId: `${topicPrefix}-masterdata-import`, topics: [...this.typeOf.keys()], take: (topic, records) => this.take(topic, records),
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
        const read = readTopicRow(record);
        if ('faults' in read) await this.reject(tx, type, record, null, read.faults);
        else groups.set(read.row.companyCode, [...(groups.get(read.row.companyCode) ?? []), { record, row: read.row }]);
      }
      for (const [companyCode, rows] of groups) await this.keepAll(tx, type, companyCode, rows);
    });
  }

  /** The last row of an external id or code in a fetch is the one that counts; earlier ones of it are taken first. */
  private async keepAll(tx: Transaction, type: MasterType, companyCode: string, rows: readonly { record: RawRecord; row: TopicRow }[]): Promise<void> {
    let rest = rows;
    while (rest.length > 0) {
      const seen = new Set<string>();
      const first = rest.filter(({ row }) => ![row.code, `${row.sourceSystem} ${row.externalId}`].some((key) => seen.has(key) || !seen.add(key)));
      rest = rest.filter((one) => !first.includes(one));
      const given = first.map(({ row: { code, sourceSystem, externalId, fields } }): GivenRecord => ({ code, sourceSystem, externalId, fields }));
      const kept = await keepRecords(tx, this.journal, type, given, { companyCode, staff: SYSTEM_STAFF, plantCodes: null });
      for (const [index, { outcome, faults }] of kept.entries()) {
        const one = first[index];
        if (outcome === 'rejected' && one !== undefined) await this.reject(tx, type, one.record, one.row, faults);
      }
    }
  }

  private async reject(tx: Transaction, type: MasterType, record: RawRecord, row: TopicRow | null, faults: readonly Fault[]): Promise<void> {
    await this.rejects.append(tx, ImportRejectedV1, {
      subject: `import/${type}/${record.partition}`,
      body: {
        type, companyCode: row?.companyCode ?? null, sourceSystem: row?.sourceSystem ?? null, externalId: row?.externalId ?? null, partition: record.partition, offset: record.offset,
        reasons: faults.slice(0, 50).map((fault) => ({ ...fault, field: fault.field.slice(0, 80), zh: fault.zh.slice(0, 300), en: fault.en.slice(0, 300) })),
        row: (record.value?.toString('utf8') ?? '').slice(0, MOST_TEXT).replaceAll('\0', ''),
      },
    });
  }
}

export function readTopicRow(record: Pick<RawRecord, 'key' | 'value'>): { readonly row: TopicRow } | { readonly faults: readonly Fault[] } {
  const refuse = (field: string, code: string, zh: string, en: string) => ({ faults: [{ field, code, zh, en }] });
  if (record.value === null || record.value.length === 0) return refuse('', 'no-value', '没有内容的记录不会删除主数据。', 'A record without value deletes nothing.');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(record.value));
  } catch {
    return refuse('', 'no-json', '不是 UTF-8 的 JSON。', 'Not JSON in UTF-8.');
  }
  const parsed = TopicRow.safeParse(value);
  if (!parsed.success) return { faults: parsed.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: `字段无效：${issue.message}`, en: issue.message })) };
  if (record.key?.toString('utf8') !== parsed.data.externalId) return refuse('externalId', 'key-differs', '消息键须为外部编号。', 'The key must be the external id.');
  return { row: parsed.data };
}
