import type { TaskReassigned } from '@guitu/contracts/events/task-reassigned';
import type { Transaction } from '@guitu/persistence/transaction';

interface Rung { readonly companyCode: string; readonly returnNo: string; readonly taskId: string | null; /** UTC ms */ readonly rungAt: number }

/** Keeps who does a late task now; given more time with it, the next rung waits by itself and whoever it is for hears it. */
export async function keepReassigned(tx: Transaction, { companyCode, returnNo, taskId, staff, newDue, at }: TaskReassigned): Promise<void> {
  if (newDue !== null) {
    await tx.execute('delete from reassigned_task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
    return;
  }
  await tx.execute(
    `insert into reassigned_task (company_code, return_no, task_id, person, reassigned_at) values ($1, $2, $3, $4, $5)
     on conflict (company_code, return_no, task_id) do update set person = excluded.person, reassigned_at = excluded.reassigned_at`, [companyCode, returnNo, taskId, staff, new Date(at)],
  );
}

/** Whose a rung is since the task was given to somebody else, once: the rung after it climbs on. Null: everybody's it names. */
export async function takeReassigned(tx: Transaction, { companyCode, returnNo, taskId, rungAt }: Rung): Promise<string | null> {
  if (taskId === null) return null;
  const [row] = await tx.query<{ person: string }>('delete from reassigned_task where company_code = $1 and return_no = $2 and task_id = $3 and reassigned_at < $4 returning person', [companyCode, returnNo, taskId, new Date(rungAt)]);
  return row?.person ?? null;
}
