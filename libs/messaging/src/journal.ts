import type { Transaction } from '@guitu/persistence/transaction';
import type { EventDefinition } from './event-definition.js';
import { isSubject, TOMBSTONE, type JournalRow } from './event-record.js';
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

  /** As `serialise` for several subjects, locked in one order for everybody. */
  async serialiseEach(tx: Transaction, subjects: readonly string[]): Promise<void> {
    await tx.execute('insert into stream (subject, seq) select s, 0 from unnest($1::text[]) s group by s order by s on conflict (subject) do update set seq = stream.seq', [subjects]);
  }

  /**
   * Records an event in the command's transaction and wakes the relay after commit.
   * @throws the schema's error when the body is not exactly what the definition says; RangeError when it is too large
   */
  async append<T>(tx: Transaction, definition: EventDefinition<T>, event: NewEvent<T>): Promise<Stamp> {
    const [stamp] = await this.raise(tx, event.subject, 1);
    if (!stamp) throw new Error(`stream ${event.subject} gave no number`);
    await this.insert(tx, definition, event, stamp);
    tx.afterCommit(() => this.wake.wake());
    return stamp;
  }

  /**
   * Records several events of one subject, in this order, with two statements: the hot path of a service that says many
   * things at once. Same rules and errors as `append`; `subject` of the events is this one.
   */
  async appendAll(tx: Transaction, subject: string, events: readonly { definition: EventDefinition; event: Omit<NewEvent<unknown>, 'subject'> }[]): Promise<Stamp[]> {
    if (events.length === 0) return [];
    const stamps = await this.raise(tx, subject, events.length);
    const rows = events.map(({ definition, event }, index) => this.row(definition, { ...event, subject }, stamps[index]!));
    await tx.execute(
      `insert into journal (id, subject, seq, topic, type, headers, body, recorded_at)
       select e.id, $1, e.seq, $2, e.type, e.headers, e.body, e.recorded_at
       from unnest($3::uuid[], $4::int[], $5::text[], $6::jsonb[], $7::json[], $8::timestamptz[]) with ordinality
         as e (id, seq, type, headers, body, recorded_at, nr) order by e.nr`,
      [
        subject, this.topic, rows.map((row) => row.id), rows.map((row) => row.seq), rows.map((row) => row.type),
        rows.map((row) => JSON.stringify(row.headers)), rows.map((row) => row.body), rows.map((row) => row.recordedAt),
      ],
    );
    tx.afterCommit(() => this.wake.wake());
    return stamps;
  }

  /**
   * Records what has become of several subjects, each told once, with two statements: the bulk path of a compacted topic.
   * A body of null is a tombstone. @returns the stamps in the order of `events`
   * @throws RangeError when a subject occurs twice
   */
  async appendEach(tx: Transaction, events: readonly { definition: EventDefinition; event: Omit<NewEvent<unknown>, 'body'> & { body: ((stamp: Stamp) => unknown) | null } }[]): Promise<Stamp[]> {
    const subjects = events.map(({ event }) => event.subject);
    if (subjects.length === 0) return [];
    if (new Set(subjects).size !== subjects.length) throw new RangeError('主题重复 / a subject occurs twice');
    const stamps = await this.raiseEach(tx, subjects);
    const rows = events.map(({ definition, event: { body, ...event } }, index) => {
      const stamp = stamps[index]!;
      return body === null ? { ...this.rowOf(definition, event, stamp), body: TOMBSTONE } : this.row(definition, { ...event, body }, stamp);
    });
    await tx.execute(
      `insert into journal (id, subject, seq, topic, type, headers, body, recorded_at)
       select e.id, e.subject, e.seq, $1, e.type, e.headers, e.body, e.recorded_at
       from unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::jsonb[], $7::json[], $8::timestamptz[]) as e (id, subject, seq, type, headers, body, recorded_at)`,
      [
        this.topic, rows.map((row) => row.id), subjects, rows.map((row) => row.seq), rows.map((row) => row.type),
        rows.map((row) => JSON.stringify(row.headers)), rows.map((row) => row.body), rows.map((row) => row.recordedAt),
      ],
    );
    tx.afterCommit(() => this.wake.wake());
    return stamps;
  }

  /**
   * Has the relay say the last word on every subject of a company again (`<what>/<company>/…`): after its compacted topic was lost
   * or made again. Whoever has it passes over the repeats. @returns on how many subjects
   */
  async sayLastAgain(tx: Transaction, companyCode: string): Promise<number> {
    const again = await tx.execute(
      `update journal j set sent_at = null from stream s
       where s.subject = j.subject and s.seq = j.seq and j.topic = $1 and split_part(j.subject, '/', 2) = $2 and j.sent_at is not null`,
      [this.topic, companyCode],
    );
    tx.afterCommit(() => this.wake.wake());
    return again;
  }

  private async insert<T>(tx: Transaction, definition: EventDefinition<T>, event: NewEvent<T>, stamp: Stamp): Promise<void> {
    const row = this.row(definition, event, stamp);
    await tx.execute(
      'insert into journal (id, subject, seq, topic, type, headers, body, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [row.id, row.subject, row.seq, this.topic, row.type, row.headers, row.body, row.recordedAt],
    );
  }

  private row<T>(definition: EventDefinition<T>, event: NewEvent<T>, stamp: Stamp): JournalRow {
    const body = typeof event.body === 'function' ? (event.body as (stamp: Stamp) => T)(stamp) : event.body;
    const json = JSON.stringify(definition.schema.parse(body));
    if (Buffer.byteLength(json) > MAX_EVENT_BYTES) throw new RangeError(`${definition.type}: 事件过大 / event larger than ${MAX_EVENT_BYTES} bytes`);
    return { ...this.rowOf(definition, event, stamp), body: json };
  }

  private rowOf(definition: EventDefinition, event: Omit<NewEvent<unknown>, 'body'>, stamp: Stamp): Omit<JournalRow, 'body'> {
    const headers = {
      ...(event.traceparent ? { traceparent: event.traceparent } : {}),
      ...(event.addressedTo ? { guitu_for: event.addressedTo.join(',') } : {}),
    };
    return { id: stamp.id, subject: event.subject, seq: stamp.seq, type: definition.type, headers, recordedAt: stamp.recordedAt };
  }

  /** The next `count` numbers of a subject's stream, oldest first. */
  private async raise(tx: Transaction, subject: string, count: number): Promise<Stamp[]> {
    if (!isSubject(subject)) throw new RangeError(`主题键无效 / not a subject: ${JSON.stringify(subject.slice(0, 50))}`);
    const [row] = await tx.query<{ seq: number; recorded_at: Date }>(
      `insert into stream (subject, seq) values ($1, $2) on conflict (subject) do update set seq = stream.seq + $2
       returning seq, date_trunc('milliseconds', clock_timestamp()) as recorded_at`,
      [subject, count],
    );
    if (!row) throw new Error(`stream ${subject} gave no number`);
    const { seq: last, recorded_at: recordedAt } = row;
    return Array.from({ length: count }, (_, index) => ({ id: uuidv7(recordedAt.getTime()), seq: last - count + 1 + index, recordedAt }));
  }

  /** The next number of each subject's stream, in their order; locked in one order for everybody. */
  private async raiseEach(tx: Transaction, subjects: readonly string[]): Promise<Stamp[]> {
    const wrong = subjects.find((subject) => !isSubject(subject));
    if (wrong !== undefined) throw new RangeError(`主题键无效 / not a subject: ${JSON.stringify(wrong.slice(0, 50))}`);
    const rows = await tx.query<{ subject: string; seq: number; recorded_at: Date }>(
      `insert into stream (subject, seq) select s, 1 from unnest($1::text[]) s order by s on conflict (subject) do update set seq = stream.seq + 1
       returning subject, seq, date_trunc('milliseconds', clock_timestamp()) as recorded_at`,
      [subjects],
    );
    const bySubject = new Map(rows.map((row) => [row.subject, row]));
    return subjects.map((subject) => {
      const { seq, recorded_at: recordedAt } = bySubject.get(subject)!;
      return { id: uuidv7(recordedAt.getTime()), seq, recordedAt };
    });
  }
}
