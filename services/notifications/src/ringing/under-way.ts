/** 期初在途 (adr/0012, 2): what a return waited for when it was taken over stands in the lists and in the next digest; hundreds of them ring nobody. */
import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';

/** The process says what became of the facts from before Guitu ahead of the tasks that follow from them. @param at of that word */
export async function keepUnderWay(tx: Transaction, { source, companyCode, returnNo }: ProcessEventBody<'fact-applied'>, at: Date): Promise<void> {
  if (source !== 'takeover') return;
  await tx.execute('insert into under_way (company_code, return_no, since) values ($1, $2, $3) on conflict do nothing', [companyCode, returnNo, at]);
}

/** Whether the task was there when its return was taken over. */
export async function wasThere(tx: Transaction, { companyCode, returnNo, openedAt }: Pick<TaskStatement, 'companyCode' | 'returnNo' | 'openedAt'>): Promise<boolean> {
  const found = await tx.query('select 1 from under_way where company_code = $1 and return_no = $2 and since >= $3', [companyCode, returnNo, new Date(openedAt)]);
  return found.length > 0;
}
