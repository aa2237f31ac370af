import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';

/** @returns the return's plant. @throws Problem or AccessDenied 404 when finance has not heard of such a return in a plant of the reader */
export async function requireVisible(from: Pick<Transaction | Database, 'query'>, actor: Actor, returnNo: string): Promise<string> {
  const [row] = await from.query<{ plant_code: string }>(
    `select plant_code from return_status where company_code = $1 and return_no = $2
     union all select plant_code from task where company_code = $1 and return_no = $2
     union all select plant_code from proposal where company_code = $1 and return_no = $2 limit 1`, [actor.companyCode, returnNo],
  );
  if (row === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plant_code });
  return row.plant_code;
}
