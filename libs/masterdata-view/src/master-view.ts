import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import { MASTERDATA, type StatedType } from '@guitu/contracts/masterdata/types';
import { CompactedReader } from '@guitu/messaging/compacted-reader';
import { topicOf } from '@guitu/messaging/event-definition';
import type { RawRecord } from '@guitu/messaging/event-record';
import type { KafkaAddress } from '@guitu/messaging/kafka-client';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { applyStatements, concerns, typeOf, type MasterChange } from './apply-statements.js';

export interface MasterViewOptions {
  readonly database: Database;
  readonly kafka: KafkaAddress;
  readonly topicPrefix: string;
  /** types this service keeps; absent: all */
  readonly types?: readonly StatedType[];
  /** See CompactedReaderOptions. */
  readonly watchEvery?: number;
}

/** Work that commits with a change of master data; replicas may each be told of the same change. */
export type ChangeFollower = (tx: Transaction, changes: readonly MasterChange[]) => Promise<void>;

/**
 * What a department knows of master data: rows of its own database, kept by reading the compacted topic. It answers while Kafka
 * and masterdata are away. Nothing here may be written otherwise.
 */
export class MasterView {
  private readonly reader: CompactedReader;
  private readonly followers: ChangeFollower[] = [];
  private readonly listeners: ((types: ReadonlySet<string>) => void)[] = [];

  constructor(private readonly options: MasterViewOptions) {
    const { kafka, topicPrefix, watchEvery } = options;
    this.reader = new CompactedReader({ kafka, topic: topicOf(topicPrefix, MASTERDATA), apply: (records) => this.apply(records), ...(watchEvery !== undefined && { watchEvery }) });
  }

  /** Registered before `start`: runs in the transaction of each change. */
  follow(follower: ChangeFollower): void {
    this.followers.push(follower);
  }

  /**
   * Told of which types something was read, once it is kept, for caches: also when it was known already, because another replica
   * of this service may have kept it a moment before and tells only its own caches.
   */
  onRead(listener: (types: ReadonlySet<string>) => void): void {
    this.listeners.push(listener);
  }

  start(): void {
    this.reader.start();
  }

  stop(): Promise<void> {
    return this.reader.stop();
  }

  /** True once everything is kept that masterdata had said at this call; false after `timeout` ms. */
  readToEnd(timeout: number): Promise<boolean> {
    return this.reader.readToEnd(timeout);
  }

  /** A record as last heard of, null when there is none or it was deleted. */
  async read<T extends StatedType>(type: T, companyCode: string, code: string): Promise<MasterRecord<T> | null> {
    const [row] = await this.options.database.query<{ body: MasterRecord<T> | null }>('select body from master_view where type = $1 and company_code = $2 and code = $3', [type, companyCode, code]);
    return row?.body ?? null;
  }

  /** All records of a type, of one company or of all, by code. */
  async list<T extends StatedType>(type: T, companyCode?: string): Promise<MasterRecord<T>[]> {
    const rows = await this.options.database.query<{ body: MasterRecord<T> }>(
      'select body from master_view where type = $1 and ($2::text is null or company_code = $2) and body is not null order by company_code, code', [type, companyCode ?? null],
    );
    return rows.map((row) => row.body);
  }

  /** How many records of a type a company has or had: deleted ones are counted, so that the number never falls. */
  async countHeard(type: StatedType, companyCode: string): Promise<number> {
    const [row] = await this.options.database.query<{ heard: number }>('select count(*)::int as heard from master_view where type = $1 and company_code = $2', [type, companyCode]);
    return row?.heard ?? 0;
  }

  private async apply(fetched: readonly RawRecord[]): Promise<void> {
    const { types } = this.options;
    const records = types === undefined ? fetched : fetched.filter(({ key }) => concerns(types, key));
    if (records.length === 0) return;
    await this.options.database.transaction(async (tx) => {
      const changed = await applyStatements(tx, records, this.options.types);
      if (changed.length > 0) for (const follower of this.followers) await follower(tx, changed);
    });
    const read = new Set(records.map(({ key }) => typeOf(key)));
    for (const listener of this.listeners) listener(read);
  }
}
