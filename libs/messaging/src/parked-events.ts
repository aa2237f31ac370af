import type { Transaction } from '@guitu/persistence/transaction';
import type { DataSource } from 'typeorm';
import { decodeRecord, type ReceivedEvent } from './event-record.js';

/** gap: an earlier one is missing or held up · poison: this one failed and holds its stream up */
export type ParkedKind = 'gap' | 'poison';

/** A row of `parked` as a person sees it. */
export interface ParkedEvent {
  source: string;
  subject: string;
  seq: number;
  kind: ParkedKind;
  reason: string;
  type: string;
  parkedAt: Date;
}

/** Keeps an event until its turn comes; one that is already kept stays as it is. */
export async function parkForLater(tx: Transaction, event: ReceivedEvent, reason: string): Promise<void> {
  await tx.execute(
    `insert into parked (source, subject, seq, kind, reason, headers, value) values ($1, $2, $3, 'gap', $4, $5, $6)
     on conflict (source, subject, seq) do nothing`,
    [event.source, event.subject, event.seq, reason, event.headers, event.value],
  );
}

/** Keeps a failed event with its reason, unless it has been applied in the meantime. */
export async function parkPoison(tx: Transaction, event: ReceivedEvent, reason: string): Promise<void> {
  await tx.execute(
    `insert into parked (source, subject, seq, kind, reason, headers, value)
     select $1::text, $2::text, $3::int, 'poison', $4::text, $5::jsonb, $6::bytea
     from (select last_seq from position where source = $1 and subject = $2 for update) p where p.last_seq + 1 = $3
     on conflict (source, subject, seq) do update set kind = 'poison', reason = excluded.reason, parked_at = clock_timestamp()`,
    [event.source, event.subject, event.seq, reason.replaceAll('\0', ''), event.headers, event.value],
  );
}

/** The parked event with exactly this number, if there is one. */
export async function findParked(tx: Transaction, source: string, subject: string, seq: number): Promise<{ kind: ParkedKind; event: ReceivedEvent } | undefined> {
  const [row] = await tx.query<{ kind: ParkedKind; headers: Record<string, string>; value: Buffer | null }>(
    'select kind, headers, value from parked where source = $1 and subject = $2 and seq = $3',
    [source, subject, seq],
  );
  const event = row && decodeRecord({ key: Buffer.from(subject), headers: row.headers, value: row.value });
  return row && event ? { kind: row.kind, event } : undefined;
}

/** Forgets parked copies of what is settled. */
export async function unparkUpTo(tx: Transaction, source: string, subject: string, lastSeq: number): Promise<void> {
  await tx.execute('delete from parked where source = $1 and subject = $2 and seq <= $3', [source, subject, lastSeq]);
}

/** Streams that have waited longer than `olderThan` ms for a missing number (not for a person), with the last one they have. */
export async function openGaps(dataSource: DataSource, olderThan: number): Promise<{ source: string; subject: string; lastSeq: number }[]> {
  return dataSource.query(
    `select k.source, k.subject, p.last_seq as "lastSeq" from parked k join position p using (source, subject)
     group by k.source, k.subject, p.last_seq
     having min(k.parked_at) <= clock_timestamp() - $1 * interval '1 millisecond' and not bool_or(k.kind = 'poison')
     order by min(k.parked_at) limit 100`,
    [olderThan],
  );
}

/** Streams that an event which failed holds up, longest first, at most `limit`. */
export async function heldUpStreams(dataSource: DataSource, limit: number = 1_000): Promise<{ source: string; subject: string }[]> {
  return dataSource.query(`select source, subject from parked where kind = 'poison' order by parked_at, source, subject limit $1`, [limit]);
}

/** What waits for a person (poison first) or for a missing event, oldest first, at most `limit`. */
export async function listParked(dataSource: DataSource, limit: number = 200): Promise<ParkedEvent[]> {
  return dataSource.query(
    `select source, subject, seq, kind, reason, headers->>'ce_type' as type, parked_at as "parkedAt"
     from parked order by kind desc, parked_at, source, subject, seq limit $1`,
    [limit],
  );
}
