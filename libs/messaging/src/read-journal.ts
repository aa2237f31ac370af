import type { DataSource } from 'typeorm';
import { eventHeaders } from './event-record.js';

/** An event as `GET /internal/events` serves it: the same headers and value as on its topic. */
export interface JournalRecord {
  subject: string;
  seq: number;
  headers: Record<string, string>;
  /** JSON text */
  value: string;
}

/** Longest answer of `GET /internal/events`. */
export const JOURNAL_PAGE = 200;

/**
 * This service's events of one subject with a number above `after`, in order; sent or not.
 * The serving side of the gap fetch: `{ events: await readJournal(dataSource, 'quality', subject, after, limit) }`.
 */
export async function readJournal(dataSource: DataSource, source: string, subject: string, after: number, limit: number = JOURNAL_PAGE): Promise<JournalRecord[]> {
  const rows: StoredEvent[] = await dataSource.query(
    `select id, subject, seq, type, headers, body::text as body, recorded_at, (select value from incarnation) as incarnation
     from journal where subject = $1 and seq > $2 order by seq limit $3`,
    [subject, after, Math.min(limit, JOURNAL_PAGE)],
  );
  return rows.map((row) => ({
    subject: row.subject,
    seq: row.seq,
    headers: eventHeaders(source, row.incarnation, { ...row, recordedAt: row.recorded_at }),
    value: row.body,
  }));
}

interface StoredEvent {
  id: string;
  subject: string;
  seq: number;
  type: string;
  headers: Record<string, string>;
  body: string;
  recorded_at: Date;
  incarnation: number;
}

/** What the relay still owes: number of unsent events and the age of the oldest in seconds (0 when none). */
export async function journalLag(dataSource: DataSource): Promise<{ unsent: number; oldestSeconds: number }> {
  const [row] = (await dataSource.query(
    `select count(*)::int as unsent, coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)::float8 as oldest
     from journal where sent_at is null`,
  )) as [{ unsent: number; oldest: number }];
  return { unsent: row.unsent, oldestSeconds: Math.max(0, row.oldest) };
}
