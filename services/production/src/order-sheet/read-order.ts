import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { companyOf } from '@guitu/platform/printing/company-of';
import type { Work } from '../order-date/find-work.js';
import type { Ordered } from './order-sheet.rules.js';

/** More do not fit on two pages. */
const MOST_PICTURES = 6;

/** Its newest task says what the goods are; the order says how many and how urgent and shows its pictures, the status what was decided, the plan with what it is done. */
export async function readOrder(from: Pick<Transaction | Database, 'query'>, companyCode: string, { no, return_no: returnNo, portion }: Work): Promise<Ordered> {
  const [row] = await from.query<Omit<Ordered, 'company'>>(`
    select s.body->>'policy' as policy, t.body as task, s.customer_code as customer, trim_scale(o.qty)::text as qty, coalesce(o.priority, (t.body->'menu'->>'priority')::boolean, false) as priority, o.line_code, o.ordered_by, o.ordered_at, g.area_code as area,
      trim_scale(w.hours)::text as hours, w.parts, w.form_no as plan_no,
      (select part->>'goods' from jsonb_array_elements(s.body->'lines') entry cross join jsonb_array_elements(entry->'portions') part where part->>'portion' = $4 limit 1) as goods,
      coalesce((select jsonb_agg(jsonb_build_object('id', shown.id, 'sha256', shown.sha256) order by shown.place) from (
        select id, sha256, place from attachment where company_code = $1 and media_type like 'image/%' and (fact_id = o.fact_id or kept_for = 'replenishment-order/' || o.id) order by place limit ${MOST_PICTURES}) shown), '[]') as pictures
    from (select 1) one
    left join (select company_code, order_no, fact_id, null::uuid as id, qty, priority, line_code, ordered_by, ordered_at from rework_order
      union all select company_code, order_no, null, id, qty, priority, line_code, ordered_by, ordered_at from replenishment_order) o on o.company_code = $1 and o.order_no = $3
    left join return_status s on s.company_code = $1 and s.return_no = $2
    left join goods_area g on g.company_code = $1 and g.return_no = $2
    left join work_plan w on w.company_code = $1 and w.return_no = $2 and w.portion = $4 and w.feasible
    left join lateral (select body from task where company_code = $1 and return_no = $2 and coalesce(scope->>'portion', scope->>'supply') = $4 and accepts in ('order', 'repair', 'make') order by opened_at desc limit 1) t on true`,
  [companyCode, returnNo, no, portion]);
  if (row === undefined) throw new Error(`no row of ${no}`);
  return { ...row, company: await companyOf(from, companyCode) };
}
