import type { Transaction } from '@guitu/persistence/transaction';

export interface ActedOn { readonly companyCode: string; readonly returnNo: string; readonly taskId: string }

/** Keeps that somebody took a task in hand, answered it, or had it answered by whoever stood in for him; said again it changes nothing. @param at UTC ms */
export async function keepAct(tx: Transaction, { companyCode, returnNo, taskId }: ActedOn, person: string, act: 'held' | 'answered' | 'represented', at: number): Promise<void> {
  await tx.execute('insert into task_act (company_code, return_no, task_id, person, act, acted_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [companyCode, returnNo, taskId, person, act, new Date(at)]);
}
