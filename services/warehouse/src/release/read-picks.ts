import { Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import type { ReturnStatus } from '@guitu/contracts/status';
import { z } from 'zod';
import { picksOf } from './release.rules.js';

export const PickList = z.object({
  returnNo: z.string(),
  items: z.array(z.object({
    line: z.int().nullable(), portion: z.string().nullable(), supply: z.string().nullable(), qty: z.string().nullable(), released: z.enum(['rework', 'send_back', 'stock_in', 'ship']).nullable(),
    blockedBy: z.array(z.object({ title: LabelText, dept: z.string(), role: z.string(), since: Instant, dueAt: Instant.nullable(), taskId: z.string() })),
  })),
}).meta({ id: 'PickList' });
export type PickList = z.infer<typeof PickList>;

/** 可领用: what of a return may be taken from the shelf, and what is missing for the rest. @throws Problem or AccessDenied 404 */
export async function readPicks(database: Database, actor: Actor, returnNo: string): Promise<PickList> {
  const [row] = await database.query<{ plant_code: string; body: ReturnStatus }>('select plant_code, body from return_status where company_code = $1 and return_no = $2', [actor.companyCode, returnNo]);
  if (row === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plant_code });
  return { returnNo, items: picksOf(row.body).map((one) => ({ ...one, blockedBy: [...one.blockedBy] })) };
}
