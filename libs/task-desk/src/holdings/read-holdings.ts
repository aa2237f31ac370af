import { StaffId } from '@guitu/contracts/scalars';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';

/** Open tasks somebody has taken or was given, and how many of them are late. */
export const Holding = z.object({ staff: StaffId, held: z.int().min(0), late: z.int().min(0) });
export type Holding = z.infer<typeof Holding>;

/** At this desk, of all plants of the company; who holds nothing is left out. @param now UTC ms */
export function readHoldings(database: Database, companyCode: string, staff: readonly string[], now: number): Promise<Holding[]> {
  return database.query<Holding>(
    `select claimed_by as staff, count(*)::int as held, (count(*) filter (where due_at < to_timestamp($3::float8 / 1000)))::int as late from task
     where company_code = $1 and claimed_by = any($2) and state = 'open' and answered_fact_id is null group by claimed_by order by claimed_by`, [companyCode, staff, now],
  );
}
