import type { Transaction } from '@guitu/persistence/transaction';

/** Plant of a return as this desk's tasks name it; null before it has any. */
export async function plantOfTasks(tx: Transaction, companyCode: string, returnNo: string): Promise<string | null> {
  const [row] = await tx.query<{ plant_code: string }>('select plant_code from task where company_code = $1 and return_no = $2 limit 1', [companyCode, returnNo]);
  return row?.plant_code ?? null;
}
