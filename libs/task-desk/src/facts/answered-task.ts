import type { FactBody } from '@guitu/contracts/fact';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { TakenOverGround } from './fact-request.js';

export type AnsweringFact = Pick<FactBody, 'companyCode' | 'returnNo' | 'taskId'> & { readonly takenOver?: TakenOverGround };

/** The task that a fact answers, as it stood then: the desk holds its row locked. @throws when there is none: acts and decisions are refused without their task */
export async function answeredTask(tx: Transaction, { companyCode, returnNo, taskId, takenOver }: AnsweringFact): Promise<TaskStatement> {
  if (takenOver?.task) return takenOver.task;
  const [row] = await tx.query<{ body: TaskStatement }>('select body from task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
  if (row === undefined) throw new Error(`no task ${taskId ?? '(none)'} of ${returnNo}`);
  return row.body;
}
