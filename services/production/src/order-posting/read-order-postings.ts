import { CompanyCode, Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import type { PostingRow } from '@guitu/postings/posting-row';
import { ORDER_KINDS, POSTING_MODES, POSTING_STATES, type OrderKind, type PostingMode, type PostingState } from '@guitu/postings/vocabulary';
import { z } from 'zod';
import { workOf } from './ordered-work.rules.js';

const keys = <K extends string>(table: Record<K, unknown>): [K, ...K[]] => Object.keys(table) as [K, ...K[]];

export const OrderPostingsQuery = z.strictObject({
  state: z.enum([...keys<PostingState>(POSTING_STATES), 'attention']).default('attention').describe('attention: refused, unknown, or booked and not told to the process'),
  limit: wholeNumberOr(100, 1, 500),
});
export type OrderPostingsQuery = z.infer<typeof OrderPostingsQuery>;
export const OrderPosting = z.object({
  id: z.uuid(), companyCode: CompanyCode, plantCode: z.string(), returnNo: z.string(), kind: z.enum(keys<OrderKind>(ORDER_KINDS)), mode: z.enum(keys<PostingMode>(POSTING_MODES)), taskId: z.string(),
  qty: z.string(), due: Instant.nullable(), priority: z.boolean(), lineCode: z.string().nullable(),
  /** document number by which the other system can be asked */
  externalKey: z.string(),
  state: z.enum(keys<PostingState>(POSTING_STATES)),
  /** null: the other system has given none yet */
  orderNo: z.string().nullable(), reason: z.string().nullable(), attempts: z.int(), orderedBy: z.string(), orderedAt: Instant, bookedAt: Instant.nullable(),
  /** the order stands under its number; false: booked over there and not told to the process, or not booked yet */
  told: z.boolean(),
  closedBy: z.string().nullable().describe('it came while its task was taken away: who had it cancelled over there, or lets it stand'), closedAt: Instant.nullable(),
}).meta({ id: 'OrderPosting' });
export type OrderPosting = z.infer<typeof OrderPosting>;
export const OrderPostingList = z.object({ items: z.array(OrderPosting) }).meta({ id: 'OrderPostingList' });

export function toOrderPosting(row: PostingRow): OrderPosting {
  const { qty, due, priority, lineCode } = workOf(row);
  return {
    id: row.id, companyCode: row.company_code, plantCode: row.plant_code, returnNo: row.return_no, kind: row.kind as OrderKind, mode: row.mode, taskId: row.task_id, qty, due, priority, lineCode,
    externalKey: row.external_key, state: row.state, orderNo: row.voucher_no, reason: row.reason, attempts: row.attempts, orderedBy: row.ordered_by, orderedAt: row.ordered_at.getTime(),
    bookedAt: row.booked_at?.getTime() ?? null, told: row.fact_id !== null, closedBy: row.closed_by, closedAt: row.closed_at?.getTime() ?? null,
  };
}

/** Of the reader's plants, oldest first. */
export async function listOrderPostings(database: Database, { companyCode, plantCodes }: Actor, { state, limit }: OrderPostingsQuery): Promise<z.infer<typeof OrderPostingList>> {
  const rows = await database.query<PostingRow>(
    `select * from posting where company_code = $1 and plant_code = any($2)
       and case when $3 = 'attention' then state in ('refused', 'unknown') or (state = 'booked' and fact_id is null and closed_at is null) else state = $3 end
     order by ordered_at, id limit $4`, [companyCode, plantCodes, state, limit],
  );
  return { items: rows.map(toOrderPosting) };
}
