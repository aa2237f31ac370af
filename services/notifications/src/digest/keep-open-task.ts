import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import { commitmentOf, type Commitment } from '../changes/commitment.rules.js';

/**
 * The process states a task anew: it is open, for this role, or it no longer waits for anybody and rings no more.
 * @param now UTC ms · @returns what it asked before, if it was open
 */
export async function keepOpenTask(tx: Transaction, task: TaskStatement, now: number): Promise<Commitment | null> {
  const { companyCode, returnNo, taskId, plantCode, owner, openedAt, dueAt, state, customerCode } = task;
  const key = [companyCode, returnNo, taskId];
  const [before] = await tx.query<{ commitment: Commitment | null }>('select commitment from open_task where company_code = $1 and return_no = $2 and task_id = $3 for update', key);
  if (state !== 'open') {
    await tx.execute('delete from open_task where company_code = $1 and return_no = $2 and task_id = $3', key);
    await tx.execute('update notification set done_at = $4 where company_code = $1 and return_no = $2 and task_id = $3 and done_at is null', [...key, new Date(now)]);
    return null;
  }
  await tx.execute(
    `insert into open_task (company_code, return_no, task_id, plant_code, role, head, opened_at, due_at, commitment, customer_code) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (company_code, return_no, task_id) do update set plant_code = excluded.plant_code, role = excluded.role, head = excluded.head, opened_at = excluded.opened_at,
       due_at = excluded.due_at, commitment = excluded.commitment, customer_code = excluded.customer_code`,
    [...key, plantCode, owner.role, owner.head, new Date(openedAt), dueAt === null ? null : new Date(dueAt), JSON.stringify(commitmentOf(task)), customerCode],
  );
  return before?.commitment ?? null;
}
