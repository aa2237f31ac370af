/** 在库清单: what of open returns lies in the house, where, since when and what it waits for (product.md B10); no prices. */
import { z } from 'zod';
import { Code, Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { AGES, ageOf, daysSince, type Age } from './stock-age.rules.js';

export const StockQuery = z.strictObject({ area: Code.optional(), age: z.enum(AGES).optional() });

const StockItem = z.object({
  returnNo: z.string(), customerCode: z.string(), line: z.int(),
  /** null: nobody has asked this desk for anything about the line yet */
  item: z.string().nullable(), unit: z.string().nullable(),
  /** decimal string of the unit */
  qty: z.string(),
  /** shelf area of its label; null: not put away yet */
  area: z.string().nullable(),
  since: Instant, days: z.int(), age: z.enum(AGES),
  /** what the return waits for about this line, next due first */
  waitingFor: z.object({ title: LabelText, dept: z.string(), dueAt: Instant.nullable() }).nullable(),
});
type StockItem = z.infer<typeof StockItem>;
export const StockList = z.object({
  /** lines by area and age, over all that lies here; quantities of different units do not add up */
  buckets: z.array(z.object({ area: z.string().nullable(), age: z.enum(AGES), lines: z.int() })),
  /** the oldest first, two hundred at most */
  items: z.array(StockItem),
}).meta({ id: 'StockList' });

const MOST_ITEMS = 200;
type Row = Omit<StockItem, 'days' | 'age'> & { readonly now: number };

/**
 * Counted here, or as the process says where another desk counted; never more than has not ended yet, since goods may also leave
 * by another desk's hands. A company sees its own, of the plants where somebody works.
 */
export async function listStock(database: Database, { companyCode, plantCodes }: Actor, { area, age }: z.infer<typeof StockQuery>): Promise<z.infer<typeof StockList>> {
  const rows = await database.query<Row>(`
    with line as (
      select s.company_code, s.return_no, s.customer_code, s.body, s.stated_at, (entry->>'line')::integer as line,
        least(coalesce(k.pending, (entry->>'arrived')::numeric), (entry->>'arrived')::numeric,
          (select coalesce(sum((part->>'qty')::numeric), 0) from jsonb_array_elements(entry->'portions') as part) - (entry->>'ended')::numeric) as here
      from return_status s cross join jsonb_array_elements(s.body->'lines') as entry
      left join stock_line k on (k.company_code, k.return_no, k.line) = (s.company_code, s.return_no, (entry->>'line')::integer)
      where s.company_code = $1 and s.plant_code = any($2) and not s.closed and (entry->>'arrived')::numeric > 0
    )
    select l.return_no as "returnNo", l.customer_code as "customerCode", l.line, trim_scale(l.here)::text as qty, asked.item, asked.unit, label.area_code as area,
      floor(extract(epoch from coalesce(arrived.at, l.stated_at)) * 1000)::float8 as since, floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now, waits.for as "waitingFor"
    from line l
    left join lateral (select entry->>'item' as item, entry->>'unit' as unit from task t cross join jsonb_array_elements(t.body->'lines') as entry
      where (t.company_code, t.return_no) = (l.company_code, l.return_no) and (entry->>'line')::integer = l.line order by t.opened_at desc limit 1) asked on true
    left join lateral (select n.area_code from arrival_notice n where (n.company_code, n.return_no) = (l.company_code, l.return_no) order by n.notified_at desc limit 1) label on true
    left join lateral (select least((select min(r.received_at) from receipt r where (r.company_code, r.return_no) = (l.company_code, l.return_no)),
      (select min(a.arrived_at) from arrival a where (a.company_code, a.return_no) = (l.company_code, l.return_no))) as at) arrived on true
    left join lateral (select jsonb_build_object('title', one->'title', 'dept', one->'dept', 'dueAt', one->'dueAt') as for from jsonb_array_elements(l.body->'waitingFor') with ordinality as w (one, place)
      where one->'lines' @> to_jsonb(l.line) order by place limit 1) waits on true
    where l.here > 0 order by since, l.return_no, l.line`, [companyCode, plantCodes]);
  const all = rows.map(({ now, ...row }): StockItem => {
    const days = daysSince(row.since, now);
    return { ...row, days, age: ageOf(days) };
  });
  const items = all.filter((one) => (area === undefined || one.area === area) && (age === undefined || one.age === age)).slice(0, MOST_ITEMS);
  return { buckets: bucketsOf(all), items };
}

function bucketsOf(items: readonly StockItem[]): { area: string | null; age: Age; lines: number }[] {
  const areas = [...new Set(items.map(({ area }) => area))].sort((a, b) => (a ?? '').localeCompare(b ?? ''));
  return areas.flatMap((area) => AGES.map((age) => ({ area, age, lines: items.filter((one) => one.area === area && one.age === age).length }))).filter(({ lines }) => lines > 0);
}
