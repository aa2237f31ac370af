import { LinkRequestedV1 } from '@guitu/contracts/events/process-events';
import type { Database } from '@guitu/persistence/database';
import type { CaseFile } from './read-case-file.js';

/** Neighbour procedures of a return as each stands: the highest version said of it, else what the process or the registration named. */
export function readLinks(database: Database, companyCode: string, returnNo: string): Promise<CaseFile['links']> {
  return database.query<CaseFile['links'][number]>(
    `select kind, id, state, results, floor(extract(epoch from at) * 1000)::float8 as at from (
       select distinct on (id) * from (
         select body->'payload'->>'kind' as kind, body->'payload'->>'id' as id, body->'payload'->>'state' as state, body->'payload'->'results' as results, (body->'payload'->>'version')::integer as version, at
         from timeline_entry where company_code = $1 and return_no = $2 and body->>'kind' = 'link' and source <> 'process'
         union all select body->>'kind', body->>'linkId', 'requested', '[]'::jsonb, 0, at from timeline_entry where company_code = $1 and return_no = $2 and type = $3
         union all select l->>'kind', l->>'id', 'open', '[]'::jsonb, 0, t.at from timeline_entry t cross join jsonb_array_elements(t.body->'payload'->'links') l
           where t.company_code = $1 and t.return_no = $2 and t.body->>'kind' = 'register' and jsonb_typeof(t.body->'payload'->'links') = 'array') said
       order by id, version desc) latest order by at, id`, [companyCode, returnNo, LinkRequestedV1.type],
  );
}
