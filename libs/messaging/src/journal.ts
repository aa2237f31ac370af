import type { Transaction } from '@guitu/persistence/transaction';
import type { EventDefinition } from './event-definition.js';
import type { RelayWake } from './relay-wake.js';
import { uuidv7 } from './uuidv7.js';

/** Far above any event (a return is about 20 KB in all) and far below the broker's limit for a batch. */
export const MAX_EVENT_BYTES = 256 * 1024;

/** What the database gave an event. */
export interface Stamp {
  /** uuid version 7 */
  id: string;
  /** Gap-free per subject, from 1. */
  seq: number;
  /** The database's clock in the committing transaction, whole milliseconds. */
  recordedAt: Date;
}

export interface NewEvent<T> {
  /** `<companyCode>/<returnNo>`, or another key whose events must stay in order. */
  subject: string;
  /** The body, or how to make it once its id and time are known. */
  body: T | ((stamp: Stamp) => T);
  /** Departments that need it; others skip it by its header without parsing. Absent: everybody. */
  addressedTo?: readonly string[];
  /** W3C trace context of the command. */
  traceparent?: string;
}

/** The service's own events: appended in the command's transaction, sent afterwards by the relay. */
export class Journal {
  /** @param topic `<prefix>.<service>`; one topic per producing service */
  constructor(private readonly topic: string, private readonly wake: RelayWake) {}

  /**
   * First statement of a command: commands of one subject run one after the other from here on.
   * `append` does the same, so a command whose first statement is `append` needs no `serialise`.
   */
  async serialise(tx: Transaction, subject: string): Promise<void> {
    await tx.execute('insert into stream (subject, seq) values ($1, 0) on conflict (subject) do update set seq = stream.seq', [subject]);
  }

  /**
   * Records an event in the command's transaction and wakes the relay after commit.
   * @throws the schema's error when the body is not exactly what the definition says; RangeError when it is too large
   */
  async append<T>(tx: Transaction, definition: EventDefinition<T>, event: NewEvent<T>): Promise<Stamp> {
    const stamp = await this.raise(tx, event.subject);
    const body = typeof event.body === 'function' ? (event.body as (stamp: Stamp) => T)(stamp) : event.body;
    const json = JSON.stringify(definition.schema.parse(body));
    if (Buffer.byteLength(json) > MAX_EVENT_BYTES) throw new RangeError(`${definition.type}: 事件过大 / event larger than ${MAX_EVENT_BYTES} bytes`);
    const headers = {
      ...(event.traceparent ? { traceparent: event.traceparent } : {}),
      ...(event.addressedTo ? { guitu_for: event.addressedTo.join(',') } : {}),
    };
    await tx.execute(
      'insert into journal (id, subject, seq, topic, type, headers, body, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [stamp.id, event.subject, stamp.seq, this.topic, definition.type, headers, json, stamp.recordedAt],
    );
    tx.afterCommit(() => this.wake.wake());
    return stamp;
  }

  private async raise(tx: Transaction, subject: string): Promise<Stamp> {
    const [row] = await tx.query<{ seq: number; recorded_at: Date }>(
      `insert into stream (subject, seq) values ($1, 1) on conflict (subject) do update set seq = stream.seq + 1
       returning seq, date_trunc('milliseconds', clock_timestamp()) as recorded_at`,
      [subject],
    );
    if (!row) throw new Error(`stream ${subject} gave no number`);
    return { id: uuidv7(row.recorded_at.getTime()), seq: row.seq, recordedAt: row.recorded_at };
  }
}
