/** 待开单据: counted consignments and put-aways without their slip, next due first (product.md B7: 次日内). */
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import { SLIP_KINDS } from './slip-sheet.rules.js';

export const DueSlips = z.object({
  items: z.array(z.object({
    kind: z.enum(SLIP_KINDS), returnNo: z.string(), customerCode: z.string(), consignment: z.string().nullable(), lines: z.int(), since: Instant,
    /** limit of the procedure where it asks for the slip, otherwise the end of the day after */
    dueAt: Instant, late: z.boolean(),
    /** the procedure's task; null: the house's own habit */
    taskId: z.string().nullable(),
  })),
}).meta({ id: 'DueSlips' });
const MOST_ITEMS = 200;

/** Of open returns of the plants where somebody works. @param zone IANA zone whose days count */
export async function listDueSlips(database: Database, { companyCode, plantCodes }: Actor, zone: string): Promise<z.infer<typeof DueSlips>> {
  const rows = await database.query<z.infer<typeof DueSlips>['items'][number]>(`
    with lacking as (
      select 'return_slip' as kind, r.return_no, r.consignment, (select count(*) from receipt_line l where l.fact_id = r.fact_id and l.received > 0) as lines, r.received_at as since
      from (select distinct on (return_no, consignment) * from receipt where company_code = $1 order by return_no, consignment, received_at desc) r
      where not exists (select 1 from slip s where (s.company_code, s.return_no, s.consignment) = (r.company_code, r.return_no, r.consignment))
      union all select 'store_entry', m.return_no, null, count(distinct m.line), min(m.moved_at) from stock_move m
      where m.company_code = $1 and m.kind in ('restocked', 'treated', 'dismantled') and not exists (select 1 from slip_move s where s.fact_id = m.fact_id) group by m.return_no
    ), due as (
      select w.*, s.customer_code, t.task_id, coalesce(t.due_at, (date_trunc('day', w.since at time zone $3) + interval '2 days') at time zone $3) as due_at
      from lacking w join return_status s on s.company_code = $1 and s.return_no = w.return_no and s.plant_code = any($2) and not s.closed
      left join lateral (select task_id, due_at from task t where t.company_code = $1 and t.return_no = w.return_no and t.accepts = 'duty' and t.state = 'open' and t.answered_fact_id is null
        and w.kind = 'return_slip' and t.scope->>'consignment' = w.consignment and t.body->'menu'->'form'->>'zh' like '%退货单%' order by t.due_at limit 1) t on true
      where w.lines > 0
    )
    select kind, return_no as "returnNo", customer_code as "customerCode", consignment, lines::integer, floor(extract(epoch from since) * 1000)::float8 as since, floor(extract(epoch from due_at) * 1000)::float8 as "dueAt",
      due_at < clock_timestamp() as late, task_id as "taskId" from due order by due_at, return_no, kind limit ${MOST_ITEMS}`, [companyCode, plantCodes, zone]);
  return { items: rows };
}
