import type { Transaction } from '@guitu/persistence/transaction';
import type { AnsweringFact } from '@guitu/task-desk/facts/answered-task';

/** Fen the process asked about in the task that this fact answers: what is left to book, to pay, to approve. Null where it told none. */
export async function askedAmount(tx: Transaction, { companyCode, returnNo, taskId, takenOver }: AnsweringFact): Promise<number | null> {
  if (takenOver?.task) return takenOver.task.menu.amount ?? null;
  const [task] = await tx.query<{ amount: number | null }>(
    `select (body->'menu'->>'amount')::float8 as amount from task where company_code = $1 and return_no = $2 and task_id = $3`, [companyCode, returnNo, taskId],
  );
  return task?.amount ?? null;
}
