import { CompanyCode, Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import type { PostingRow } from '@guitu/postings/posting-row';
import { MONEY_KINDS, POSTING_MODES, POSTING_STATES, type MoneyKind, type PostingMode, type PostingState } from '@guitu/postings/vocabulary';
import { z } from 'zod';

const keys = <K extends string>(table: Record<K, unknown>): [K, ...K[]] => Object.keys(table) as [K, ...K[]];

export const PostingsQuery = z.strictObject({
  state: z.enum([...keys<PostingState>(POSTING_STATES), 'attention']).default('attention').describe('attention: refused, unknown, or booked and not told to the process'),
  limit: wholeNumberOr(100, 1, 500),
});
export const Posting = z.object({
  id: z.uuid(), companyCode: CompanyCode, plantCode: z.string(), returnNo: z.string(), kind: z.enum(keys<MoneyKind>(MONEY_KINDS)), mode: z.enum(keys<PostingMode>(POSTING_MODES)),
  taskId: z.string(), amount: z.int().optional(), way: z.string(),
  /** document number by which the other system can be asked */
  externalKey: z.string(),
  state: z.enum(keys<PostingState>(POSTING_STATES)), voucherNo: z.string().nullable(), reason: z.string().nullable(), attempts: z.int(),
  orderedBy: z.string(), orderedAt: Instant,
  /** while it is queued: not sent before; a parked document waits for its day */
  dueAt: Instant.nullable(), bookedAt: Instant.nullable(),
  /** the fact that told the process; null: not told yet */
  factId: z.string().nullable(),
  reversalNo: z.string().nullable().describe('booked while its task was taken away, and booked back by this document'),
  closedBy: z.string().nullable().describe('who booked it back or let it stand'), closedAt: Instant.nullable(),
}).meta({ id: 'Posting' });
export type Posting = z.infer<typeof Posting>;
export const PostingList = z.object({ items: z.array(Posting) }).meta({ id: 'PostingList' });

export const toPosting = (row: PostingRow): Posting => ({
  id: row.id, companyCode: row.company_code, plantCode: row.plant_code, returnNo: row.return_no, kind: row.kind as MoneyKind, mode: row.mode, taskId: row.task_id, amount: Number(row.amount), way: row.way,
  externalKey: row.external_key, state: row.state, voucherNo: row.voucher_no, reason: row.reason, attempts: row.attempts, orderedBy: row.ordered_by,
  orderedAt: row.ordered_at.getTime(), dueAt: row.state === 'queued' ? row.due_at.getTime() : null, bookedAt: row.booked_at?.getTime() ?? null, factId: row.fact_id,
  reversalNo: row.reversal_no, closedBy: row.closed_by, closedAt: row.closed_at?.getTime() ?? null,
});

/** Of the reader's plants, oldest first; amounts for whom they are open to. */
export async function listPostings(database: Database, actor: Actor, { state, limit }: z.infer<typeof PostingsQuery>): Promise<z.infer<typeof PostingList>> {
  const rows = await database.query<PostingRow>(
    `select * from posting where company_code = $1 and plant_code = any($2)
       and case when $3 = 'attention' then state in ('refused', 'unknown') or (state = 'booked' and fact_id is null and closed_at is null) else state = $3 end
     order by ordered_at, id limit $4`, [actor.companyCode, actor.plantCodes, state, limit],
  );
  return { items: rows.map((row) => readable(toPosting(row), readingRights(actor))) };
}
