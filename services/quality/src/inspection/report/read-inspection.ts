import type { Database } from '@guitu/persistence/database';
import { companyOf } from '@guitu/platform/printing/company-of';
import type { Inspected } from './report-sheet.rules.js';

/** More do not fit on two pages. */
const MOST_PICTURES = 6;

/**
 * An inspection as its report shows it: what the goods are, by the task it answered; names and limits of what was measured, by the
 * plan as master data keep it now.
 */
export async function readInspection(from: Pick<Database, 'query'>, companyCode: string, factId: string): Promise<(Inspected & { readonly plant_code: string }) | undefined> {
  const [row] = await from.query<Omit<Inspected, 'company'> & { plant_code: string }>(`
    select i.plant_code, i.return_no, i.form_no, i.consignment, i.method, i.recorded_by, i.recorded_at, s.customer_code as customer, s.body->>'policy' as policy,
      (select jsonb_agg(jsonb_build_object('line', l.line, 'item', asked->>'item', 'batch', asked->>'batch', 'unit', asked->>'unit', 'sample', trim_scale(l.sample)::text, 'passed', trim_scale(l.passed)::text,
         'failed', trim_scale(l.failed)::text, 'defects', l.defects, 'attrs', l.attrs) order by l.position)
       from inspection_line l left join lateral (select entry as asked from jsonb_array_elements(t.body->'lines') entry where (entry->>'line')::integer = l.line limit 1) named on true where l.fact_id = i.fact_id) as results,
      coalesce((select jsonb_agg(jsonb_build_object('line', m.line, 'piece', m.piece, 'check', m.check_code, 'name', plan.checked->'name'->>'zh', 'unit', plan.checked->>'unit', 'low', plan.checked->>'low', 'high', plan.checked->>'high',
         'value', m.value::text, 'against', m.against, 'plan', m.plan_code, 'version', m.plan_version) order by m.line, m.piece, m.check_code)
       from inspection_measure m left join lateral (select entry as checked from master_view v cross join jsonb_array_elements(v.body->'checks') entry
         where v.type = 'inspection' and v.company_code = $1 and v.code = m.plan_code and (v.body->>'version')::integer = m.plan_version and entry->>'code' = m.check_code limit 1) plan on true where m.fact_id = i.fact_id), '[]') as measures,
      coalesce((select jsonb_agg(jsonb_build_object('id', shown.id, 'sha256', shown.sha256) order by shown.place) from (
        select id, sha256, place from attachment where company_code = $1 and media_type like 'image/%' and fact_id = i.fact_id order by place limit ${MOST_PICTURES}) shown), '[]') as pictures
    from inspection i join fact f using (fact_id)
    left join task t on t.company_code = i.company_code and t.return_no = i.return_no and t.task_id = f.task_id
    left join return_status s on s.company_code = i.company_code and s.return_no = i.return_no
    where i.company_code = $1 and i.fact_id = $2`, [companyCode, factId]);
  return row === undefined ? undefined : { ...row, company: await companyOf(from, companyCode) };
}
