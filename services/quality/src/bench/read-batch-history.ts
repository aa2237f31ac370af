/** 批次历史: earlier returns of one batch, what was found of them and what became of them, from what this department knows (product.md C2). */
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';

export interface EarlierLine {
  readonly returnNo: string; readonly line: number; readonly item: string; readonly qty: string; readonly unit: string; readonly registeredAt: number; readonly shipDate: string | null;
  readonly reason: string | null; readonly passed: string | null; readonly failed: string | null; readonly defects: string[];
  readonly outcomes: { goods: string; remedy: string; qty: string }[]; readonly result: string | null;
}
/** Oldest first would bury what matters; a batch with more returns than this is a recall. */
export const MOST_LINES = 200;

/** Lines of returns in the reader's plants that brought goods of the batch, the latest first. @param item of one product alone; @param defect only what was found with this defect code */
export function readBatchHistory(database: Database, { companyCode, plantCodes }: Actor, batch: string, item: string | undefined, defect: string | undefined): Promise<EarlierLine[]> {
  return database.query<EarlierLine>(
    `with of_batch as (
       select h.return_no, (l->>'line')::integer as line, l->>'item' as item, l->>'qty' as qty, l->>'unit' as unit, l->>'shipDate' as ship_date, h.payload->'attrs'->>'reason' as reason, h.recorded_at
       from heard_fact h cross join jsonb_array_elements(h.payload->'lines') l
       where h.company_code = $1 and h.plant_code = any($2) and h.kind = 'register' and h.payload->'lines' @> jsonb_build_array(jsonb_build_object('batch', $3::text))
         and l->>'batch' = $3 and ($4::text is null or l->>'item' = $4)),
     found as (
       select i.return_no, f.line, sum(f.passed) as passed, sum(f.failed) as failed from inspection i join inspection_line f using (fact_id)
       where i.company_code = $1 and i.return_no in (select return_no from of_batch) group by 1, 2),
     named as (
       select i.return_no, f.line, array_agg(distinct d.code) as defects from inspection i join inspection_line f using (fact_id)
         cross join lateral (select f.attrs->>'defect' as code union select jsonb_array_elements_text(f.defects)) d
       where i.company_code = $1 and i.return_no in (select return_no from of_batch) and d.code <> 'none' group by 1, 2),
     again as (
       select r.return_no, array_agg(distinct d.code) as defects from reinspection r cross join jsonb_array_elements_text(r.defects) d(code)
       where r.company_code = $1 and r.return_no in (select return_no from of_batch) group by 1),
     judged as (
       select d.return_no, d.line, json_agg(json_build_object('goods', d.goods, 'remedy', d.remedy, 'qty', trim_scale(d.qty)::text) order by d.decided_at, d.position) as outcomes
       from disposition d where d.company_code = $1 and d.return_no in (select return_no from of_batch) group by 1, 2)
     select * from (
       select b.return_no as "returnNo", b.line, b.item, b.qty, b.unit, floor(extract(epoch from b.recorded_at) * 1000)::float8 as "registeredAt", b.ship_date as "shipDate", b.reason,
         trim_scale(found.passed)::text as passed, trim_scale(found.failed)::text as failed,
         array(select distinct unnest(coalesce(named.defects, '{}') || coalesce(again.defects, '{}')) order by 1) as defects,
         coalesce(judged.outcomes, '[]'::json) as outcomes, s.body->>'result' as result
       from of_batch b left join found using (return_no, line) left join named using (return_no, line) left join again using (return_no) left join judged using (return_no, line)
         left join return_status s on s.company_code = $1 and s.return_no = b.return_no) lines
     where $5::text is null or $5 = any(defects) order by "registeredAt" desc, "returnNo", line limit ${MOST_LINES}`,
    [companyCode, plantCodes, batch, item ?? null, defect ?? null],
  );
}
