import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import { labourAmount, sumCosts, type CostKind } from './sum-costs.rules.js';

const KINDS = ['labour', 'material', 'onsite', 'freight', 'scrap', 'other', 'credit'] as const satisfies readonly CostKind[];
const Line = z.object({
  kind: z.enum(KINDS), amount: z.int().nullable(), hours: z.number().nullable(), item: z.string().nullable(), qty: z.string().nullable(), factId: z.string().nullable(), by: z.string().nullable(), at: Instant,
});
export const FailureCost = z.object({
  returnNo: z.string(),
  /** 分; everything that costs is left out for whom cost is not open to */
  cost: z.object({
    account: z.string().nullable(), lines: z.array(Line), byKind: z.array(z.object({ kind: z.enum(KINDS), amount: z.int() })), total: z.int(),
    unpriced: z.int().describe('lines without a price'),
  }).optional(),
}).meta({ id: 'FailureCost' });
export type FailureCost = z.infer<typeof FailureCost>;
interface Row extends z.infer<typeof Line> { readonly fenPerHour: number | null }

/** Collected costs with the rate of the day they arose, freight bills the house paid, and what was credited to the customer. */
export async function readCosts(database: Database, actor: Actor, returnNo: string): Promise<FailureCost> {
  const of = [actor.companyCode, returnNo] as const;
  const rows = await database.query<Row>(
    `select kind, amount::float8 as amount, hours::float8 as hours, item, qty::text as qty, fact_id as "factId", entered_by as by, floor(extract(epoch from at) * 1000)::float8 as at,
       (select fen_per_hour::float8 from labour_rate r where r.company_code = c.company_code and r.counts_from <= c.at order by counts_from desc limit 1) as "fenPerHour"
     from failure_cost c where company_code = $1 and return_no = $2
     union all
     select 'freight', (bill->>'amount')::float8, null, null, null, fact_id, null, floor(extract(epoch from recorded_at) * 1000)::float8, null
     from audit, jsonb_array_elements(freight) bill where company_code = $1 and return_no = $2 and verdict = 'accept' and bill->>'paidBy' = 'company'
     union all
     select 'credit', amount::float8, null, null, null, fact_id, null, floor(extract(epoch from booked_at) * 1000)::float8, null
     from posting where company_code = $1 and return_no = $2 and kind = 'settlement' and state = 'booked'
     order by 8, 1`, of,
  );
  const lines = rows.map(({ fenPerHour, ...line }) => ({ ...line, amount: line.amount ?? (line.hours !== null && fenPerHour !== null ? labourAmount(line.hours, fenPerHour) : null) }));
  const [found] = await database.query<{ account: string }>('select account from cost_account where company_code = $1 and return_no = $2', of);
  return readable({ returnNo, cost: { account: found?.account ?? null, lines, ...sumCosts(lines) } }, readingRights(actor));
}
