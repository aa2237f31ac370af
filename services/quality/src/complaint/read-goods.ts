import type { Transaction } from '@guitu/persistence/transaction';
import type { Goods } from './same-complaint.rules.js';

export interface ReturnedLine extends Goods { readonly line: number; /** found by inspection and re-inspection */ readonly defects: string[] }
export interface ReturnedGoods { readonly plantCode: string; readonly lines: ReturnedLine[] }

/** The goods of a return as it was registered, with what was found of them; null for a return that nobody has told of. */
export async function readGoods(from: Pick<Transaction, 'query'>, companyCode: string, returnNo: string): Promise<ReturnedGoods | null> {
  const rows = await from.query<ReturnedLine & { plantCode: string }>(
    `with named as (
       select f.line, d.code from inspection i join inspection_line f using (fact_id) cross join lateral (select f.attrs->>'defect' as code union select jsonb_array_elements_text(f.defects)) d
       where i.company_code = $1 and i.return_no = $2
       union select null, d.code from reinspection r cross join jsonb_array_elements_text(r.defects) d(code) where r.company_code = $1 and r.return_no = $2)
     select h.plant_code as "plantCode", (l->>'line')::integer as line, l->>'item' as item, l->>'batch' as batch, null as serials,
       array(select distinct n.code from named n where (n.line = (l->>'line')::integer or n.line is null) and n.code <> 'none' order by 1) as defects
     from heard_fact h cross join jsonb_array_elements(h.payload->'lines') l where h.company_code = $1 and h.return_no = $2 and h.kind = 'register' order by 2`, [companyCode, returnNo],
  );
  const [first] = rows;
  return first === undefined ? null : { plantCode: first.plantCode, lines: rows.map(({ plantCode: _plant, ...line }) => line) };
}
