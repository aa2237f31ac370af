/** 在库清单: what of returns lies in the house, where, since when, what it waits for and what it is worth (product.md B10). */
import { z } from 'zod';
import { Code, Instant, LineNo, ReturnNo } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { databaseNow } from '@guitu/persistence/database-now';
import { cursor, cursorOf } from '@guitu/platform/http/cursor';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { Parameters } from '@guitu/task-desk/tasks/visible-tasks';
import { AGES, ageOf, daysSince, sinceOf } from './stock-age.rules.js';
import { readBuckets } from './read-buckets.js';
import { worthOf } from './stock-buckets.rules.js';

export const StockQuery = z.strictObject({
  area: Code.optional(), age: z.enum(AGES).optional(),
  limit: wholeNumberOr(50, 1, 200), cursor: cursor(z.tuple([Instant, ReturnNo, LineNo])).optional(),
});
type StockQuery = z.infer<typeof StockQuery>;

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
  /** a page of the lines, the oldest first */
  items: z.array(StockItem),
  /** `cursor` of the next page; null at the end */
  next: z.string().nullable(),
}).meta({ id: 'StockList' });

type Row = Omit<StockItem, 'days' | 'age' | 'amount'> & { readonly unitPrice: number | null };

/** As the stock ledger has it, whichever desk counted or moved. A company sees its own, of the plants where somebody works. */
export async function listStock(database: Database, actor: Actor, query: StockQuery): Promise<z.infer<typeof StockList>> {
  const now = await databaseNow(database);
  const rows = await readPage(database, actor, query, now);
  const items = rows.slice(0, query.limit).map(({ unitPrice, ...row }) => {
    const days = daysSince(row.since, now);
    return { ...row, days, age: ageOf(days), amount: worthOf(row.qty, row.unit, unitPrice) };
  });
  const last = items.at(-1);
  const next = rows.length > items.length && last !== undefined ? cursorOf([last.since, last.returnNo, last.line]) : null;
  return readable({ buckets: await readBuckets(database, actor, now), items, next }, readingRights(actor));
}

/** One row more than a page has; found by the index stock_line_lying alone, what is told of each is looked up afterwards. */
function readPage(database: Database, actor: Actor, { area, age, limit, cursor: after }: StockQuery, now: number): Promise<Row[]> {
  const parameters = new Parameters();
  const at = (ms: number): string => `to_timestamp(${parameters.add(ms)}::float8 / 1000)`;
  const where = [`company_code = ${parameters.add(actor.companyCode)}`, `plant_code = any(${parameters.add(actor.plantCodes)})`, 'pending > 0'];
  if (area !== undefined) where.push(`lies_in = ${parameters.add(area)}`);
  const { from, before } = age === undefined ? { from: null, before: null } : sinceOf(age, now);
  if (from !== null) where.push(`here_since >= ${at(from)}`);
  if (before !== null) where.push(`here_since < ${at(before)}`);
  if (after !== undefined) where.push(`(here_since, return_no, line) > (${at(after[0])}, ${parameters.add(after[1])}, ${parameters.add(after[2])})`);
  return database.query<Row>(`
    with page as materialized (select company_code, return_no, line, pending, uncounted, lies_in, here_since, unit_price from stock_line
      where ${where.join(' and ')} order by here_since, return_no, line limit ${parameters.add(limit + 1)})
    select l.return_no as "returnNo", coalesce(i.customer_code, s.customer_code) as "customerCode", l.line, trim_scale(l.pending)::text as qty, trim_scale(l.uncounted)::text as uncounted,
      coalesce(i.item, asked.item) as item, i.batch, coalesce(i.unit, asked.unit) as unit, l.unit_price::float8 as "unitPrice", l.lies_in as area,
      (extract(epoch from l.here_since) * 1000)::float8 as since, waits.for as "waitingFor"
    from page l
    left join return_status s using (company_code, return_no)
    left join stock_item i using (company_code, return_no, line)
    left join lateral (select entry->>'item' as item, entry->>'unit' as unit from task t cross join jsonb_array_elements(t.body->'lines') as entry
      where i.item is null and (t.company_code, t.return_no) = (l.company_code, l.return_no) and (entry->>'line')::integer = l.line order by t.opened_at desc limit 1) asked on true
    left join lateral (select jsonb_build_object('title', one->'title', 'dept', one->'dept', 'dueAt', one->'dueAt') as for from jsonb_array_elements(s.body->'waitingFor') with ordinality as w (one, place)
      where one->'lines' @> to_jsonb(l.line) order by place limit 1) waits on true
    order by l.here_since, l.return_no, l.line`, parameters.values);
}
