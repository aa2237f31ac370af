import type { Database } from '@guitu/persistence/database';
import { labourAmount, type CostKind, type CostLine } from './sum-costs.rules.js';

/** Whose costs: of one return, or of these plants within a period `[from, to)` (UTC ms). */
export interface CostScope { readonly companyCode: string; readonly plantCodes: readonly string[]; readonly returnNo?: string; readonly from?: number; readonly to?: number }
export interface FoundCost extends CostLine { readonly kind: CostKind; readonly returnNo: string; readonly item: string | null; readonly qty: string | null; readonly factId: string | null; readonly by: string | null; readonly at: number }

const PLACE = 'company_code = $1 and plant_code = any($2) and ($3::text is null or return_no = $3)';
const within = (at: string): string => `${PLACE} and ($4::timestamptz is null or ${at} >= $4) and ($5::timestamptz is null or ${at} < $5)`;
const ms = (at: string): string => `floor(extract(epoch from ${at}) * 1000)::float8`;

/**
 * Collected costs with the rate of the day they arose, freight bills the house paid, what was credited to the customer, and what
 * claims brought back (below zero). In the order in which they arose. Amounts in Fen; null: nobody has priced it.
 */
export async function costLines(database: Database, { companyCode, plantCodes, returnNo, from, to }: CostScope): Promise<FoundCost[]> {
  const rows = await database.query<FoundCost & { fenPerHour: number | null }>(
    `select return_no as "returnNo", kind, amount::float8 as amount, hours::float8 as hours, item, qty::text as qty, fact_id::text as "factId", entered_by as by, ${ms('at')} as at,
       (select fen_per_hour::float8 from labour_rate r where r.company_code = c.company_code and r.counts_from <= c.at order by counts_from desc limit 1) as "fenPerHour"
     from failure_cost c where ${within('at')}
     union all
     select return_no, 'freight', (bill->>'amount')::float8, null, null, null, fact_id::text, null, ${ms('recorded_at')}, null
     from audit, jsonb_array_elements(freight) bill where ${within('recorded_at')} and verdict = 'accept' and bill->>'paidBy' = 'company'
     union all
     select return_no, 'credit', amount::float8, null, null, null, fact_id::text, null, ${ms('booked_at')}, null
     from posting where ${within('booked_at')} and kind = 'settlement' and state = 'booked'
     union all
     select return_no, 'recovered', -c.amount::float8, null, null, null, null, c.booked_by, ${ms('c.booked_at')}, null
     from (select r.*, plant_code, return_no from claim_recovery r join claim on claim.id = claim_id) c where ${within('booked_at')}
     order by 9, 2`, [companyCode, plantCodes, returnNo ?? null, from === undefined ? null : new Date(from), to === undefined ? null : new Date(to)],
  );
  return rows.map(({ fenPerHour, ...line }) => ({ ...line, amount: line.amount ?? (line.hours !== null && fenPerHour !== null ? labourAmount(line.hours, fenPerHour) : null) }));
}
