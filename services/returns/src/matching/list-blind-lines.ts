/** 待匹配的盲退行: lines of open returns whose delivery nobody has found yet, the oldest first. */
import { z } from 'zod';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';

/** Listed at once; who has more matches the oldest first. */
const MOST = 200;
const BlindLineView = z.object({
  returnNo: z.string(), line: z.int(), customerCode: z.string(), item: z.string(), batch: z.string().nullable(), qty: z.string(), unit: z.string(), registeredAt: Instant,
  /** delivery lines of this customer with the same product and something left: what it may come from */
  candidates: z.int(),
});
export const BlindLines = z.object({ items: z.array(BlindLineView) }).meta({ id: 'BlindLines' });

export async function listBlindLines(database: Database, { companyCode, plantCodes }: Actor): Promise<z.infer<typeof BlindLines>> {
  const items = await database.query<z.infer<typeof BlindLineView>>(
    `select c.return_no as "returnNo", l.line, c.customer_code as "customerCode", l.item, l.batch, trim_scale(l.qty)::text as qty, l.unit,
       floor(extract(epoch from c.registered_at) * 1000)::float8 as "registeredAt",
       (select count(*)::int from delivery_line d where d.company_code = c.company_code and d.customer_code = c.customer_code and d.product = l.item and d.unit = l.unit and d.qty - d.voided_qty - d.claimed_qty >= l.qty) as candidates
     from return_line l join return_case c using (company_code, return_no) left join return_status s using (company_code, return_no)
     where l.company_code = $1 and l.blind and c.plant_code = any($2) and s.closed is not true
     order by c.registered_at, c.return_no, l.line limit ${MOST}`, [companyCode, plantCodes],
  );
  return { items };
}
