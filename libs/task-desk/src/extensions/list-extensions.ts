import { Instant } from '@guitu/contracts/scalars';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import { Parameters, visibleTo } from '../tasks/visible-tasks.js';
import { EXTENSION_COLUMNS, EXTENSION_STATES, ExtensionRequest } from './extension-row.js';

export const ExtensionsQuery = z.strictObject({ state: z.enum(EXTENSION_STATES).default('asked') });
const Listed = ExtensionRequest.extend({
  step: z.string(),
  /** limits of this step at this desk that ended in the last 90 days, how many late, and the median lateness of those (ms) */
  history: z.object({ ended: z.int(), late: z.int(), medianLateness: z.number().nullable() }),
  /** what the return waits for last: nothing of it is promised sooner; null: no due time runs */
  latestDue: Instant.nullable(),
});
export const ExtensionList = z.object({ items: z.array(Listed) }).meta({ id: 'ExtensionList' });
export type ExtensionList = z.infer<typeof ExtensionList>;
const MOST = 200;

/** 延期申请, the oldest first, with how this step has kept its time lately (product.md §1 F5). */
export async function listExtensions(database: Database, directory: Directory, desk: Desk, actor: Actor, { state }: z.infer<typeof ExtensionsQuery>): Promise<ExtensionList> {
  const parameters = new Parameters();
  const visible = visibleTo(actor, directory, desk, parameters);
  const items = await database.query<z.infer<typeof Listed>>(
    `select ${EXTENSION_COLUMNS}, task.step,
       (select json_build_object('ended', count(*)::int, 'late', count(*) filter (where c.state = 'late')::int,
          'medianLateness', percentile_cont(0.5) within group (order by (c.body->>'metAt')::float8 - (c.body->>'dueAt')::float8) filter (where c.state = 'late' and c.body->>'metAt' is not null))
        from clock c join task t on t.company_code = c.company_code and t.return_no = c.return_no and t.task_id = c.task_id
        where c.company_code = task.company_code and t.step = task.step and c.state in ('met', 'late') and c.due_at > clock_timestamp() - interval '90 days') as history,
       (select max((wait->>'dueAt')::float8) from return_status s, jsonb_array_elements(s.body->'waitingFor') wait where s.company_code = task.company_code and s.return_no = task.return_no) as "latestDue"
     from extension_request r join task on task.company_code = r.company_code and task.return_no = r.return_no and task.task_id = r.task_id
     where ${visible} and r.state = ${parameters.add(state)} order by r.asked_at, r.id limit ${MOST}`, parameters.values,
  );
  return { items };
}
