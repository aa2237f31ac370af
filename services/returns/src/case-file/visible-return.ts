import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';

/** @throws Problem or AccessDenied 404 when there is no such return in a plant of the reader */
export async function requireVisible(database: Database, actor: Actor, returnNo: string): Promise<void> {
  const [row] = await database.query<{ plant_code: string }>('select plant_code from return_case where company_code = $1 and return_no = $2', [actor.companyCode, returnNo]);
  if (row === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plant_code });
}
