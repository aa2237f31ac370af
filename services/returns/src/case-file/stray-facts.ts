/** Facts that no running process could take: one item each for sales, until somebody has filed it. */
import { z } from 'zod';
import { DeliveredFact } from '@guitu/contracts/fact';
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';

export const StrayItem = z.object({
  factId: z.uuid(), companyCode: z.string(), plantCode: z.string(), returnNo: z.string(), reason: z.enum(['closed', 'unknown']), title: LabelText,
  fact: DeliveredFact, reportedAt: Instant, filedAt: Instant.nullable(), filedBy: z.string().nullable(), note: z.string().nullable(),
}).meta({ id: 'StrayFact' });
export type StrayItem = z.infer<typeof StrayItem>;
export const StrayList = z.object({ items: z.array(StrayItem) });
export const StrayQuery = z.strictObject({
  filed: z.enum(['true', 'false']).default('false').transform((text) => text === 'true'),
  limit: wholeNumberOr(100, 1, 200),
});
export const FileStrayBody = z.strictObject({ note: z.string().trim().min(1).max(2000) }).meta({ id: 'FileStrayFact' });

interface Row {
  fact_id: string; company_code: string; plant_code: string; return_no: string; reason: StrayItem['reason']; fact: StrayItem['fact'];
  reported_at: Date; filed_at: Date | null; filed_by: string | null; note: string | null;
}

/** In the reader's plants, oldest first. */
export async function listStrayFacts(database: Database, actor: Actor, { filed, limit }: z.infer<typeof StrayQuery>): Promise<StrayItem[]> {
  const rows = await database.query<Row>(
    'select * from stray_fact where company_code = $1 and plant_code = any($2) and (filed_at is not null) = $3 order by reported_at, fact_id limit $4',
    [actor.companyCode, actor.plantCodes, filed, limit],
  );
  return rows.map(toItem);
}

/** Says what was done about it: filed on paper, return reopened, counter-fact recorded. @throws Problem 404, 409 when it is filed already */
export async function fileStrayFact(tx: Transaction, actor: Actor, factId: string, note: string): Promise<StrayItem> {
  const [row] = await tx.query<Row>('select * from stray_fact where fact_id = $1 and company_code = $2 and plant_code = any($3) for update', [factId, actor.companyCode, actor.plantCodes]);
  if (row === undefined) throw Problem.notFound('没有这条事实。', 'There is no such fact.');
  if (row.filed_at !== null) throw Problem.conflict('already-filed', '此事实已归档。', 'This fact has been filed.');
  const [filed] = await tx.query<Row>(
    `update stray_fact set filed_at = date_trunc('milliseconds', clock_timestamp()), filed_by = $2, note = $3 where fact_id = $1 returning *`, [factId, actor.staff, note],
  );
  return toItem(filed ?? row);
}

function toItem(row: Row): StrayItem {
  const what = FACT_KINDS[row.fact.kind as FactKind];
  const why = row.reason === 'closed' ? { zh: '退货单已结束', en: 'the return has ended' } : { zh: '没有这张退货单', en: 'no such return' };
  return {
    factId: row.fact_id, companyCode: row.company_code, plantCode: row.plant_code, returnNo: row.return_no, reason: row.reason, fact: row.fact,
    title: { zh: `${what.zh}：${why.zh}`, en: `${what.en}: ${why.en}` }, reportedAt: row.reported_at.getTime(),
    filedAt: row.filed_at?.getTime() ?? null, filedBy: row.filed_by, note: row.note,
  };
}
