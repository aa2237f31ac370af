import type { Transaction } from '@guitu/persistence/transaction';

/** Where this service stands in one stream (source and subject), while its position row is locked. */
export interface StreamState {
  subject: string;
  lastSeq: number;
  moved: boolean;
  /** Something of this stream is parked. */
  waiting: boolean;
  /** Number of the event that failed and holds the stream up. */
  poison: number | undefined;
}

/** Streams of one source, locked in one order for everybody. */
export interface LockedStreams {
  source: string;
  bySubject: ReadonlyMap<string, StreamState>;
  /** Highest incarnation known of the source; 0: none yet. */
  incarnation: number;
}

/** Locks the positions of these streams (made at 0 when new) and reads their state. */
export async function lockStreams(tx: Transaction, source: string, subjects: readonly string[]): Promise<LockedStreams> {
  const wanted = [...new Set(subjects)];
  const bySubject = await lockExisting(tx, source, wanted);
  const missing = wanted.filter((subject) => !bySubject.has(subject));
  if (missing.length > 0) {
    // A row made here is ours until the commit; one that somebody else made meanwhile has to be locked.
    const made = await tx.query<PositionRow>(
      'insert into position (source, subject, last_seq) select $1, s, 0 from unnest($2::text[]) s order by s on conflict do nothing returning subject, last_seq', [source, missing]);
    for (const [subject, state] of statesOf(made)) bySubject.set(subject, state);
    const others = missing.filter((subject) => !bySubject.has(subject));
    if (others.length > 0) for (const [subject, state] of await lockExisting(tx, source, others)) bySubject.set(subject, state);
  }
  const incarnation = await readWaiting(tx, source, bySubject);
  return { source, bySubject, incarnation };
}

/** Writes the moved positions, all in one statement. */
export async function saveStreams(tx: Transaction, { source, bySubject }: LockedStreams): Promise<void> {
  const moved = [...bySubject.values()].filter((state) => state.moved);
  if (moved.length === 0) return;
  await tx.execute(
    `update position p set last_seq = v.last_seq from unnest($2::text[], $3::int[]) as v(subject, last_seq)
     where p.source = $1 and p.subject = v.subject`,
    [source, moved.map((state) => state.subject), moved.map((state) => state.lastSeq)],
  );
}

async function lockExisting(tx: Transaction, source: string, subjects: readonly string[]): Promise<Map<string, StreamState>> {
  return statesOf(await tx.query<PositionRow>(
    'select subject, last_seq from position where source = $1 and subject = any($2) order by subject for update',
    [source, subjects],
  ));
}

interface PositionRow { subject: string; last_seq: number }

function statesOf(rows: readonly PositionRow[]): Map<string, StreamState> {
  return new Map(rows.map((row) => [row.subject, { subject: row.subject, lastSeq: row.last_seq, moved: false, waiting: false, poison: undefined }]));
}

/**
 * What waits in these streams, and the source's incarnation. Read after the locks, by a statement of its own,
 * so that it sees what the previous holder of the locks parked.
 */
async function readWaiting(tx: Transaction, source: string, bySubject: ReadonlyMap<string, StreamState>): Promise<number> {
  const rows = await tx.query<{ incarnation: number; subject: string | null; poison: number | null }>(
    `select coalesce(i.value, 0) as incarnation, k.subject, k.poison
     from (select 1) one left join source_incarnation i on i.source = $1
     left join (select subject, min(seq) filter (where kind = 'poison') as poison from parked where source = $1 and subject = any($2) group by subject) k on true`,
    [source, [...bySubject.keys()]],
  );
  for (const row of rows) {
    const state = row.subject === null ? undefined : bySubject.get(row.subject);
    if (state) Object.assign(state, { waiting: true, poison: row.poison ?? undefined });
  }
  return rows[0]?.incarnation ?? 0;
}
