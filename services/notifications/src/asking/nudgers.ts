import type { Transaction } from '@guitu/persistence/transaction';

export interface OfTask { readonly companyCode: string; readonly returnNo: string; readonly taskId: string }

/** Who asked to get on with a task (跟催), until it is done. */
export async function keepNudge(tx: Transaction, { companyCode, returnNo, taskId, by }: OfTask & { readonly by: string }): Promise<void> {
  await tx.execute('insert into nudge (company_code, return_no, task_id, person) values ($1, $2, $3, $4) on conflict do nothing', [companyCode, returnNo, taskId, by]);
}

/** Those who asked, each once: they are forgotten with it. */
export async function takeNudgers(tx: Transaction, { companyCode, returnNo, taskId }: OfTask): Promise<string[]> {
  const rows = await tx.query<{ person: string }>('delete from nudge where company_code = $1 and return_no = $2 and task_id = $3 returning person', [companyCode, returnNo, taskId]);
  return rows.map(({ person }) => person);
}
