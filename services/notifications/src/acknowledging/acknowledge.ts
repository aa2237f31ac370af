/** 已知悉: silences until the next rung, stops nothing (product.md §5): task, clock, ladder and the digests' counts go on as they were. */
import { z } from 'zod';
import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';

export const Acknowledged = z.strictObject({ id: z.uuid(), acknowledgedAt: Instant }).meta({ id: 'NotificationAcknowledged' });

interface Row { readonly ord: string; readonly return_no: string; readonly task_id: string | null; readonly confirm_by: Date | null }

/**
 * The first word counts, and the row is read with it. What the person was told of the same task before is meant as well: it is
 * pushed no more, nor tried on another channel. Others who were rung, and the next rung, are not touched.
 * @param now UTC ms @throws Problem 404 not his · 409 a stop, which asks for 已执行
 */
export async function acknowledge(tx: Transaction, { staff, companyCode }: Pick<Actor, 'staff' | 'companyCode'>, id: string, now: number): Promise<{ id: string; acknowledgedAt: number }> {
  const [row] = await tx.query<Row>('select ord, return_no, task_id, confirm_by from notification where id = $1 and person = $2 and company_code = $3 for update', [id, staff, companyCode]);
  if (row === undefined) throw Problem.notFound('没有这条通知。', 'There is no such notification.');
  if (row.confirm_by !== null) throw Problem.conflict('confirm-instead', '暂停出货/生产须确认已执行，不能只回复已知悉。', 'A stop has to be confirmed as carried out; taking note of it is not enough.');
  const said = await tx.query<{ id: string; acknowledged_at: Date }>(
    `update notification set acknowledged_at = coalesce(acknowledged_at, $2), read_at = coalesce(read_at, $2)
     where id = $1 or (company_code = $3 and return_no = $4 and task_id = $5 and person = $6 and ord < $7 and confirm_by is null and acknowledged_at is null and done_at is null)
     returning id, acknowledged_at`, [id, new Date(now), companyCode, row.return_no, row.task_id, staff, row.ord],
  );
  const { acknowledged_at: at } = said.find((one) => one.id === id) as { acknowledged_at: Date };
  return { id, acknowledgedAt: at.getTime() };
}
