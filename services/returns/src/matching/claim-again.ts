import { sqlState } from '@guitu/persistence/database-errors';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';

const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';

/**
 * A return goes on after its end (重开): what it had given back is its own again.
 * @throws Problem 409 when another return has taken the goods meanwhile
 */
export async function claimAgain(tx: Transaction, companyCode: string, returnNo: string): Promise<void> {
  try {
    await tx.execute(
      `update return_allocation a set released_qty = 0
       from (select line from return_allocation where company_code = $1 and return_no = $2 and released_qty > 0 order by delivery_no, line_no, line for update) given
       where a.company_code = $1 and a.return_no = $2 and a.line = given.line`, [companyCode, returnNo]);
    await tx.execute('update return_serial set released_at = null where company_code = $1 and return_no = $2 and released_at is not null', [companyCode, returnNo]);
  } catch (error) {
    if (![CHECK_VIOLATION, UNIQUE_VIOLATION].includes(sqlState(error) ?? '')) throw error;
    throw Problem.conflict('returned-meanwhile', '这些货物已在另一张退货单中，不能重开。', 'The goods are in another return meanwhile: this one cannot be reopened.');
  }
}
