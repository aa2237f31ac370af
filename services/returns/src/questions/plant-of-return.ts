import { requirePlace } from '@guitu/identity/access.rules';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';

/** @throws Problem 404 for a return that is not registered, or not in a plant of the actor */
export async function plantOf(tx: Transaction, { actor }: Command, returnNo: string): Promise<string> {
  const [row] = await tx.query<{ plant_code: string }>('select plant_code from return_case where company_code = $1 and return_no = $2', [actor.companyCode, returnNo]);
  if (row === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plant_code });
  return row.plant_code;
}
