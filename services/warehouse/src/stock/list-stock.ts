/** 在库清单: what of returns lies in the house, where, since when, what it waits for and what it is worth (product.md B10). */
import { z } from 'zod';
import { Code, Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { AREA_OF_LINE } from './area-of-line.js';
import { AGES, ageOf, daysSince } from './stock-age.rules.js';
import { bucketsOf, worthOf } from './stock-buckets.rules.js';

export const StockQuery = z.strictObject({ area: Code.optional(), age: z.enum(AGES).optional() });

const StockItem = z.object({
  returnNo: z.string(), customerCode: z.string().nullable(), line: z.int(),
  /** null: the registration has not been heard yet and nobody asked this desk for anything about the line */
  item: z.string().nullable(), batch: z.string().nullable(), unit: z.string().nullable(),
  /** decimal string of the unit */
  qty: z.string(),
  /** part of what came that no count accounts for; '0' as a rule */
  uncounted: z.string(),
  /** shelf area of its label; null: not put away yet */
  area: z.string().nullable(),
  since: Instant, days: z.int(), age: z.enum(AGES),
  /** what the return waits for about this line, next due first */
  waitingFor: z.object({ title: LabelText, dept: z.string(), dueAt: Instant.nullable() }).nullable(),
  /** 分, quantity at the price it was sold for; null where nobody knows that; left out for whom prices are not open to */
  amount: z.int().nullable().optional(),
});
type StockItem = z.infer<typeof StockItem>;
export const StockList = z.object({
  /** lines by area and age, over all that lies here; quantities of different units do not add up; amount of the lines that have a price */
  buckets: z.array(z.object({ area: z.string().nullable(), age: z.enum(AGES), lines: z.int(), amount: z.int().optional() })),
  /** the oldest first, two hundred at most */
  items: z.array(StockItem),
}).meta({ id: 'StockList' });

const MOST_ITEMS = 200;
type Row = Omit<StockItem, 'days' | 'age' | 'amount'> & { readonly now: number; readonly unitPrice: number | null };

/** As the stock ledger has it, whichever desk counted or moved. A company sees its own, of the plants where somebody works. */
export async function listStock(database: Database, actor: Actor, { area, age }: z.infer<typeof StockQuery>): Promise<z.infer<typeof StockList>> {
  const rows = await database.query<Row>(`
    select l.return_no as "returnNo", coalesce(i.customer_code, s.customer_code) as "customerCode", l.line, trim_scale(l.pending)::text as qty, trim_scale(l.uncounted)::text as uncounted,
      coalesce(i.item, asked.item) as item, i.batch, coalesce(i.unit, asked.unit) as unit, i.unit_price::float8 as "unitPrice", label.area_code as area,
      floor(extract(epoch from coalesce(arrived.at, s.stated_at, clock_timestamp())) * 1000)::float8 as since, floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now, waits.for as "waitingFor"
    from stock_line l
    left join return_status s using (company_code, return_no)
    left join stock_item i using (company_code, return_no, line)
    left join lateral (select entry->>'item' as item, entry->>'unit' as unit from task t cross join jsonb_array_elements(t.body->'lines') as entry
      where i.item is null and (t.company_code, t.return_no) = (l.company_code, l.return_no) and (entry->>'line')::integer = l.line order by t.opened_at desc limit 1) asked on true
    left join lateral (${AREA_OF_LINE}) label on true
    left join lateral (select least((select min(r.received_at) from receipt r where (r.company_code, r.return_no) = (l.company_code, l.return_no)),
      (select min(a.arrived_at) from arrival a where (a.company_code, a.return_no) = (l.company_code, l.return_no) and a.taken_back_at is null)) as at) arrived on true
    left join lateral (select jsonb_build_object('title', one->'title', 'dept', one->'dept', 'dueAt', one->'dueAt') as for from jsonb_array_elements(s.body->'waitingFor') with ordinality as w (one, place)
      where one->'lines' @> to_jsonb(l.line) order by place limit 1) waits on true
    where l.company_code = $1 and l.plant_code = any($2) and l.pending > 0 order by since, l.return_no, l.line`, [actor.companyCode, actor.plantCodes]);
  const all = rows.map(({ now, unitPrice, ...row }) => {
    const days = daysSince(row.since, now);
    return { ...row, days, age: ageOf(days), amount: worthOf(row.qty, row.unit, unitPrice) };
  });
  const items = all.filter((one) => (area === undefined || one.area === area) && (age === undefined || one.age === age)).slice(0, MOST_ITEMS);
  return readable({ buckets: bucketsOf(all), items }, readingRights(actor));
}
