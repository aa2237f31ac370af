import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';

/** An order's number is its company's own and spent once, whatever is ordered under it; of two at once one is refused. @throws Problem 422 */
export async function takeOrderNumber(tx: Transaction, companyCode: string, orderNo: string, returnNo: string): Promise<void> {
  const taken = await tx.execute('insert into order_number (company_code, order_no, return_no) values ($1, $2, $3) on conflict do nothing', [companyCode, orderNo, returnNo]);
  if (taken === 0) throw Problem.ofField('orderNo', `生产指令号 ${orderNo} 已被使用。`, `Order number ${orderNo} is taken.`);
}
