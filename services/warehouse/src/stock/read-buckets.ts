import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { AGES, sinceOf } from './stock-age.rules.js';
import { inOrder, type Bucket } from './stock-buckets.rules.js';

/** What lies here by area and age, as somebody of these plants may see it; added up in the database, along one index. @param now UTC milliseconds */
export async function readBuckets(database: Database, { companyCode, plantCodes }: Actor, now: number): Promise<Bucket[]> {
  // the younger ages begin later: from the oldest on, each begins where the one before it ends
  const begins = AGES.flatMap((age) => sinceOf(age, now).from ?? []).toReversed().map((from) => new Date(from));
  const rows = await database.query<{ area: string | null; place: number; lines: number; amount: number }>(`
    select lies_in as area, width_bucket(here_since, $3::timestamptz[]) as place, count(*)::integer as lines, coalesce(sum(round(pending * unit_price)), 0)::float8 as amount
    from stock_line where company_code = $1 and plant_code = any($2) and pending > 0 group by 1, 2`, [companyCode, plantCodes, begins]);
  return inOrder(rows.map(({ place, ...row }) => ({ ...row, age: AGES[AGES.length - 1 - place] ?? '31+' })));
}
