import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';

/** An action of this department. Returns are registered here, so a return it does not know does not exist. */
export abstract class ReturnAction<K extends FactKind> extends FactAction<K> {
  /** @throws Problem 404 */
  override async plantOf(tx: Transaction, companyCode: string, returnNo: string): Promise<string> {
    const [row] = await tx.query<{ plant_code: string }>('select plant_code from return_case where company_code = $1 and return_no = $2', [companyCode, returnNo]);
    if (row === undefined) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
    return row.plant_code;
  }
}

/** What ends or holds a running return needs a running return. @throws Problem 409 once the process has said that it ended */
export async function requireOpenReturn(tx: Transaction, companyCode: string, returnNo: string): Promise<void> {
  const [row] = await tx.query<{ closed: boolean }>('select closed from return_status where company_code = $1 and return_no = $2', [companyCode, returnNo]);
  if (row?.closed === true) throw Problem.conflict('return-closed', '退货单已结束。', 'The return has ended.');
}
