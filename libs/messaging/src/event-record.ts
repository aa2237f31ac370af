/** An event on the wire: key = subject, JSON value, CloudEvents attributes in headers (binary mode). */

/** A record as the broker or the producer's journal hands it over. */
export interface RawRecord {
  topic: string;
  partition: number;
  offset: string;
  key: Buffer | null;
  headers: Readonly<Record<string, RawHeader>>;
  value: Buffer | null;
}
export type RawHeader = Buffer | string | (Buffer | string)[] | undefined;

/** An event as it arrived; its value is not parsed yet. */
export interface ReceivedEvent {
  source: string;
  subject: string;
  /** Gap-free per source and subject, from 1. */
  seq: number;
  id: string;
  type: string;
  /** When the producer's database recorded it. */
  time: Date;
  incarnation: number;
  /** Departments it is for; undefined: everybody. */
  addressedTo: readonly string[] | undefined;
  headers: Readonly<Record<string, string>>;
  value: Buffer;
}

/** A row of the journal, ready to be put on the wire. */
export interface JournalRow {
  id: string;
  subject: string;
  seq: number;
  type: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  recordedAt: Date;
}

/** Body of a journal row that says its subject is deleted; on the wire a record without value, which a compacted topic understands. */
export const TOMBSTONE = 'null';

/** Headers of an event of `source`. */
export function eventHeaders(source: string, incarnation: number, row: JournalRow): Record<string, string> {
  return {
    ...row.headers,
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: row.id,
    ce_type: row.type,
    ce_source: source,
    ce_subject: row.subject,
    ce_time: row.recordedAt.toISOString(),
    guitu_seq: String(row.seq),
    guitu_incarnation: String(incarnation),
  };
}

/** Reads key and headers only. Undefined when they do not say whose event it is, what it is, or where it stands in its stream. */
export function decodeRecord(record: Pick<RawRecord, 'key' | 'headers' | 'value'>): ReceivedEvent | undefined {
  const headers = textHeaders(record.headers);
  const { ce_id: id, ce_type: type, ce_source: source, ce_time, guitu_seq, guitu_incarnation, guitu_for } = headers;
  const subject = record.key?.toString('utf8');
  const seq = wholeNumber(guitu_seq);
  const incarnation = wholeNumber(guitu_incarnation);
  const time = new Date(ce_time ?? NaN);
  if (!id || !type || !source || subject === undefined || !isSubject(subject) || headers['ce_subject'] !== subject) return undefined;
  // PostgreSQL stores no NUL in text; such a record could be neither applied nor parked and would hold up its partition.
  if (Object.entries(headers).flat().some((text) => text.includes('\0'))) return undefined;
  if (!seq || !incarnation || Number.isNaN(time.getTime())) return undefined;
  const addressedTo = guitu_for === undefined ? undefined : guitu_for.split(',').filter(Boolean);
  return { source, subject, seq, id, type, time, incarnation, addressedTo, headers, value: record.value ?? Buffer.alloc(0) };
}

/** Short enough to be indexed, and free of control characters. */
export function isSubject(subject: string): boolean {
  return subject.length >= 1 && subject.length <= 200 && !/\p{Cc}/u.test(subject);
}

/** Headers as text; a repeated header counts by its last value. */
export function textHeaders(headers: Readonly<Record<string, RawHeader>>): Record<string, string> {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) text[name] = last.toString('utf8');
  }
  return text;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
