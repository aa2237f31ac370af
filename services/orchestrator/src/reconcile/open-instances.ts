/** Open returns as PostgreSQL has them, page by page, with everything the reconciler compares. */
import type { Database } from '@guitu/persistence/database';

export interface OpenInstance {
  subject: string;
  workflow_id: string;
  run_id: string | null;
  started: boolean;
  registered_long_ago: boolean;
  overdue: boolean;
  strangers: string[];
  /** Task ids open in the snapshot, and open at the desks by the last statement of each. */
  tasks: string[];
  stated: string[];
  undelivered: number;
  unapplied: number;
  refused: number;
  /** source:stored/position where they differ */
  positions: string[];
  parked: number;
  fenced: string[];
  recomputed: string[];
}

const PAGE = 500;

/** The next open returns after `after` in order of subject; empty at the end. */
export function openInstancesAfter(database: Database, after: string): Promise<OpenInstance[]> {
  return database.query(
    `with page as (select * from instance where closed_at is null and subject > $1 order by subject limit ${PAGE})
     select i.subject, i.workflow_id, i.run_id, i.started_at is not null as started,
       i.opened_at < clock_timestamp() - interval '10 minutes' as registered_long_ago,
       coalesce(i.due_at < clock_timestamp() - interval '1 minute', false) as overdue, i.strangers,
       coalesce((select array_agg(k order by k) from jsonb_object_keys(i.snapshot->'tasks') k), '{}') as tasks,
       coalesce((select array_agg(t.id order by t.id) from (
         select distinct on (j.body->>'taskId') j.body->>'taskId' as id, j.body->>'state' as state
         from journal j where j.subject = i.subject and j.type = 'process.task-stated.v1' order by j.body->>'taskId', j.seq desc
       ) t where t.state in ('open', 'asked_back')), '{}') as stated,
       f.undelivered, f.unapplied, f.refused,
       coalesce((select array_agg(p.source || ':' || coalesce(c.n, 0) || '/' || p.last_seq) from position p
         left join (select source, count(*) as n from fact where subject = i.subject group by source) c using (source)
         where p.subject = i.subject and coalesce(c.n, 0) <> p.last_seq), '{}') as positions,
       (select count(*)::int from parked k where k.subject = i.subject) as parked,
       coalesce((select array_agg(r.run_id) from fenced_record r where r.subject = i.subject and r.adopted_at is null and r.reason <> 'recomputed'), '{}') as fenced,
       coalesce((select array_agg(r.run_id) from fenced_record r where r.subject = i.subject and r.reason = 'recomputed'), '{}') as recomputed
     from page i, lateral (
       select count(*) filter (where state = 'received' and received_at < clock_timestamp() - interval '1 minute')::int as undelivered,
         count(*) filter (where state = 'delivered' and applied_at is null and state_at < clock_timestamp() - interval '2 minutes')::int as unapplied,
         count(*) filter (where state = 'refused')::int as refused
       from fact where subject = i.subject
     ) f order by i.subject`,
    [after],
  );
}
