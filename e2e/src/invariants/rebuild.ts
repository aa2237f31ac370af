/** What could be lost and made again is what would be made again: a desk from what was said to it, a run from its return's record. */
import { DEPARTMENT_BOOKS, type Book } from '../books/databases.js';
import type { House } from './house.js';
import type { Invariant } from './invariant.js';

export const REBUILD: Invariant = {
  id: 'I25',
  says: 'a desk made again from what was said would show what it shows, a run started again from the record would wait for what it waits for',
  look: async (house) => [...(await desks(house)), ...(await runs(house))],
};

/** A table of a desk that follows the process: of which events, what names a row in their bodies and in the table, and its columns that a body says too. */
interface Follows { readonly table: string; readonly type: string; readonly id: string; readonly column: string; readonly says: readonly string[] }
const instant = (column: string, field: string): string => `round(extract(epoch from ${column}) * 1000) is not distinct from (body->>'${field}')::numeric`;
const FOLLOWS: readonly Follows[] = [
  { table: 'task', type: 'process.task-stated.v1', id: `body->>'taskId'`, column: 'task_id', says: [`state = body->>'state'`, `rev = (body->>'rev')::int`, `role = body->'owner'->>'role'`, instant('due_at', 'dueAt'), instant('opened_at', 'openedAt')] },
  { table: 'clock', type: 'process.clock-stated.v1', id: `body->>'clockId'`, column: 'clock_id', says: [`state = body->>'state'`, instant('due_at', 'dueAt')] },
  { table: 'return_status', type: 'process.status-stated.v1', id: `''`, column: `''`, says: [`closed = (body->>'closed')::boolean`] },
];

interface Statement { readonly subject: string; readonly id: string; readonly seq: number; readonly digest: string; /** a task's desk */ readonly lies?: string; readonly state?: string; readonly [column: string]: unknown }
const named = ({ subject, id }: Statement): string => `${subject} ${id}`;

async function desks(house: House): Promise<string[]> {
  const found: string[] = [];
  for (const follows of FOLLOWS) {
    const { table, type, id, column, says } = follows;
    const said = new Map((await house.rows<Statement>('process', `
      select distinct on (subject, id) subject, id, seq, md5(body::jsonb::text) as digest, lies from (select subject, ${id} as id, seq, body, body->>'desk' as lies from journal where type = $1) s order by subject, id, seq desc`, [type])).map((one) => [named(one), one]));
    for (const desk of DEPARTMENT_BOOKS) {
      // what was answered before Guitu was never stated
      const shown = await house.rows<Statement & { alike: boolean }>(desk, `
        select company_code || '/' || return_no as subject, ${column} as id, seq, md5(body::text) as digest, body->>'state' as state, ${says.join(' and ')} as alike from ${table} where seq >= 1`);
      for (const row of shown) {
        const last = said.get(named(row));
        const what = `${desk}: ${table} ${row.id} of ${row.subject}`;
        if (!row.alike) found.push(`${what} is sorted otherwise than it reads`);
        if (last === undefined) found.push(`${what} was never stated`);
        else if (last.seq !== row.seq) found.push(`${what} is shown as of statement ${row.seq}, the last one is ${last.seq}`);
        else if (table === 'task' && last.lies !== desk) found.push(...(row.state === 'withdrawn' ? [] : [`${what} is ${row.state}, and lies with ${last.lies}`]));
        else if (last.digest !== row.digest && !(await passedOver(house, desk, follows, row))) found.push(`${what} reads otherwise than statement ${row.seq} said`);
      }
    }
  }
  return found;
}

/** Whether the desk keeps nothing but what was said: of what a later release says besides, this one knows nothing. */
async function passedOver(house: House, desk: Book, { table, column }: Follows, { subject, id, seq }: Statement): Promise<boolean> {
  const [kept] = await house.rows<{ body: string }>(desk, `select body::text as body from ${table} where company_code || '/' || return_no = $1 and ${column} = $2`, [subject, id]);
  const [held] = await house.rows<{ holds: boolean }>('process', 'select body::jsonb @> $3::jsonb as holds from journal where subject = $1 and seq = $2', [subject, seq, kept?.body]);
  return held?.holds === true;
}

/** The record of an open return holds the tasks and clocks that were last stated, knows each fact that was confirmed, and its documents are here. */
const runs = (house: House): Promise<string[]> => house.findings('process', `
  with open as (select subject, snapshot from instance where closed_at is null and snapshot is not null),
  task as (select * from (select distinct on (subject, body->>'taskId') subject, body->>'taskId' as id, body->>'state' as state, body->>'rev' as rev, body->>'desk' as desk from journal join open using (subject)
    where type = 'process.task-stated.v1' order by subject, body->>'taskId', seq desc) last where state in ('open', 'asked_back')),
  kept_task as (select subject, t->>'id' as id, t->>'state' as state, t->>'rev' as rev, snapshot->'tasks'->(t->>'id')->>'desk' as desk from open, jsonb_array_elements(snapshot->'state'->'tasks') t),
  clock as (select * from (select distinct on (subject, body->>'clockId') subject, body->>'clockId' as id, body->>'state' as state, body->'editions'->-1->>'dueAt' as due, body->>'startedAt' as started from journal join open using (subject)
    where type = 'process.clock-stated.v1' order by subject, body->>'clockId', seq desc) last where state in ('running', 'paused')),
  kept_clock as (select subject, c->>'id' as id, case when jsonb_array_length(c->'pausedBy') > 0 then 'paused' else 'running' end as state, c->'editions'->-1->>'dueAt' as due, c->>'startedAt' as started
    from open, jsonb_array_elements(snapshot->'state'->'clocks') c where c->>'state' = 'running')
  select 'task ' || id || ' of ' || subject || ' was stated as ' || coalesce((t.state, t.rev, t.desk)::text, 'closed') || ' and would be ' || coalesce((k.state, k.rev, k.desk)::text, 'closed') as what
    from task t full join kept_task k using (subject, id) where (t.state, t.rev, t.desk) is distinct from (k.state, k.rev, k.desk)
  union all select 'clock ' || id || ' of ' || subject || ' was stated as ' || coalesce((t.state, t.due, t.started)::text, 'over') || ' and would be ' || coalesce((k.state, k.due, k.started)::text, 'over')
    from clock t full join kept_clock k using (subject, id) where (t.state, t.due, t.started) is distinct from (k.state, k.due, k.started)
  union all select 'fact ' || seq || ' of ' || subject || ' from ' || source || ' was ' || outcome || ' and would be taken again' from fact join open using (subject), lateral (select snapshot->'state'->'positions'->source as p) position
    where outcome is not null and source <> 'takeover' and not coalesce(seq <= (p->>'upTo')::int or p->'beyond' @> to_jsonb(seq), false)
  union all select subject || ' goes by ' || policy_key || '@' || policy_version || ', which is not here' from instance join open using (subject)
    where not exists (select from pinned_document where kind = 'policy' and (key, version, sha256) = (policy_key, policy_version, policy_sha256))`);
