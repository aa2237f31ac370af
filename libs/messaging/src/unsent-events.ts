import type { DataSource } from 'typeorm';
import type { JournalRow } from './event-record.js';

export interface UnsentEvent extends JournalRow {
  /** bigint as text */
  ord: string;
  topic: string;
  incarnation: number;
}

const BATCH_ROWS = 500;
/** Half of a broker's default limit for what goes to one partition at once. */
const BATCH_BYTES = 512 * 1024;

/** The oldest unsent events, oldest first; within a subject without a hole, because `ord` is drawn under the stream's lock. */
export async function nextUnsent(dataSource: DataSource): Promise<UnsentEvent[]> {
  const rows: (Omit<UnsentEvent, 'recordedAt'> & { recorded_at: Date })[] = await dataSource.query(
    `select ord, id, subject, seq, topic, type, headers, body::text as body, recorded_at, (select value from incarnation) as incarnation
     from journal where sent_at is null order by ord limit ${BATCH_ROWS}`,
  );
  let bytes = 0;
  const batch: UnsentEvent[] = [];
  for (const { recorded_at: recordedAt, ...row } of rows) {
    bytes += Buffer.byteLength(row.body);
    if (bytes > BATCH_BYTES && batch.length > 0) break;
    batch.push({ ...row, recordedAt });
  }
  return batch;
}

export async function markSent(dataSource: DataSource, events: readonly UnsentEvent[]): Promise<void> {
  await dataSource.query('update journal set sent_at = clock_timestamp() where ord = any($1::bigint[])', [events.map((event) => event.ord)]);
}
