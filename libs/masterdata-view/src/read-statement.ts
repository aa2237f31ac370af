/** A record of the compacted topic → what it states, or why it states nothing. */
import { readEvent } from '@guitu/contracts/events/read-event';
import { MASTER_EVENTS, type MasterRecord } from '@guitu/contracts/masterdata/records';
import { MASTERDATA, readMasterKey, type StatedType } from '@guitu/contracts/masterdata/types';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import { decodeRecord, type RawRecord } from '@guitu/messaging/event-record';

export interface MasterStatement {
  readonly type: StatedType;
  readonly companyCode: string;
  readonly code: string;
  readonly incarnation: number;
  readonly version: number;
  /** null: deleted */
  readonly body: MasterRecord | null;
}

/** @throws Error with the reason when the record states nothing that can be kept */
export function readStatement(record: RawRecord): MasterStatement {
  const event = decodeRecord(record);
  if (event?.source !== MASTERDATA) throw new Error('来源、键或标头不符 / foreign source, unreadable key or headers');
  const key = readMasterKey(event.subject);
  if (key === null || MASTER_EVENTS[key.type].type !== event.type) throw new Error(`键与类型不符 / key and type differ: ${event.type}`);
  const { seq: version, incarnation } = event;
  if (record.value === null || record.value.length === 0) return { ...key, incarnation, version, body: null };
  const body = readEvent(MASTER_EVENTS[key.type] as EventDefinition<MasterRecord>, JSON.parse(record.value.toString('utf8')));
  if (body.companyCode !== key.companyCode || body.code !== key.code || body.version !== version) throw new Error('内容与键不符 / body and key differ');
  return { ...key, incarnation, version, body };
}
