import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';

/** The process states a task anew: it is open, for this role, or it no longer waits for anybody. */
export async function keepOpenTask(tx: Transaction, { companyCode, returnNo, taskId, plantCode, owner, openedAt, dueAt, state }: TaskStatement): Promise<void> {
  if (state !== 'open') {
    await tx.execute('delete from open_task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
    return;
  }
  await tx.execute(
    `insert into open_task (company_code, return_no, task_id, plant_code, role, head, opened_at, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (company_code, return_no, task_id) do update set plant_code = excluded.plant_code, role = excluded.role, head = excluded.head, opened_at = excluded.opened_at, due_at = excluded.due_at`,
    [companyCode, returnNo, taskId, plantCode, owner.role, owner.head, new Date(openedAt), dueAt === null ? null : new Date(dueAt)],
  );
}
