/** Facts on their way from PostgreSQL to Temporal: raw SQL, this is the hot path. */
import type { DeliveredFact } from '@guitu/contracts/fact';
import type { Database } from '@guitu/persistence/database';

export type FactState = 'received' | 'waiting' | 'delivered' | 'late' | 'unknown' | 'refused';

export interface UndeliveredFact {
  source: string;
  seq: number;
  kind: string;
  body: DeliveredFact;
  received_at: Date;
  /** the published policy or calendar that the fact names (换版, 日历更新), where it is here */
  document: unknown;
}

/**
 * All undelivered facts of a return in the order they came, claimed for ten seconds: so long they lie still when their worker is
 * killed. One that takes longer may be helped by another; the run passes over what it has heard.
 */
export async function claimUndelivered(database: Database, subject: string): Promise<UndeliveredFact[]> {
  const rows = await database.query<UndeliveredFact>(
    `with claimed as (
       update fact set claimed_until = clock_timestamp() + interval '10 seconds'
       where subject = $1 and state in ('received', 'waiting', 'unknown') returning source, seq, kind, body, received_at
     ) select claimed.*, d.body as document from claimed
     left join pinned_document d on claimed.kind in ('repin', 'calendar') and d.kind = case claimed.kind when 'repin' then 'policy' else 'calendar' end
       and d.key = claimed.body->'payload'->d.kind->>'key' and d.version = (claimed.body->'payload'->d.kind->>'version')::int and d.sha256 = claimed.body->'payload'->d.kind->>'sha256'`,
    [subject],
  );
  return rows.sort((left, right) => left.received_at.getTime() - right.received_at.getTime() || left.source.localeCompare(right.source) || left.seq - right.seq);
}

/** What became of these facts. `failure` is a sentence for people. */
export async function markFacts(database: Database, subject: string, facts: readonly UndeliveredFact[], state: FactState, failure?: string): Promise<void> {
  if (facts.length === 0) return;
  await database.query(
    `update fact f set state = $4, state_at = clock_timestamp(), failure = $5
     from unnest($2::text[], $3::int[]) as k (source, seq) where f.subject = $1 and f.source = k.source and f.seq = k.seq`,
    [subject, facts.map((fact) => fact.source), facts.map((fact) => fact.seq), state, failure ?? null],
  );
}

/** Gives undelivered facts back: anybody may try again after `seconds`. */
export async function postpone(database: Database, subject: string, seconds: number, failure: string): Promise<void> {
  await database.query(
    `update fact set claimed_until = clock_timestamp() + $2 * interval '1 second', failure = $3 where subject = $1 and state = 'received'`,
    [subject, seconds, failure.slice(0, 500)],
  );
}

/** Gives one fact back that cannot be delivered yet, whatever becomes of the others. */
export async function postponeFact(database: Database, subject: string, { source, seq }: UndeliveredFact, seconds: number, failure: string): Promise<void> {
  await database.query(
    `update fact set state = 'received', claimed_until = clock_timestamp() + $4 * interval '1 second', failure = $5 where subject = $1 and source = $2 and seq = $3`,
    [subject, source, seq, seconds, failure],
  );
}

/** Returns with facts that nobody is delivering: a worker died, or Temporal was away. */
export async function abandonedSubjects(database: Database, limit: number): Promise<string[]> {
  const rows = await database.query<{ subject: string }>(
    `select subject from fact where state = 'received' and claimed_until < clock_timestamp() group by subject order by min(received_at) limit $1`,
    [limit],
  );
  return rows.map((row) => row.subject);
}

/** Returns that are registered but not started although both their documents are here. */
export async function startableSubjects(database: Database, limit: number): Promise<string[]> {
  const rows = await database.query<{ subject: string }>(
    `select i.subject from instance i
     join pinned_document p on p.kind = 'policy' and (p.key, p.version, p.sha256) = (i.policy_key, i.policy_version, i.policy_sha256)
     join pinned_document c on c.kind = 'calendar' and (c.key, c.version, c.sha256) = (i.calendar_key, i.calendar_version, i.calendar_sha256)
     where i.closed_at is null and i.started_at is null
       and exists (select 1 from fact f where f.subject = i.subject and f.kind = 'register' and f.state = 'waiting')
     order by i.opened_at limit $1`,
    [limit],
  );
  return rows.map((row) => row.subject);
}

/** Age in seconds of the oldest fact that should have been delivered by now; 0 when there is none. */
export async function oldestUndelivered(database: Database): Promise<number> {
  const [row] = await database.query<{ age: number }>(
    `select coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)::float8 as age from fact where state = 'received'`,
  );
  return Math.max(0, row?.age ?? 0);
}
