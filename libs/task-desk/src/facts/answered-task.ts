import type { FactBody } from '@guitu/contracts/fact';
import { formatQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import { stepsOn } from './quantities.rules.js';

/** The task that a fact answers, as it stood then: the desk holds its row locked. @throws when there is none: acts and decisions are refused without their task */
export async function answeredTask(tx: Transaction, { companyCode, returnNo, taskId }: Pick<FactBody, 'companyCode' | 'returnNo' | 'taskId'>): Promise<TaskStatement> {
  const [row] = await tx.query<{ body: TaskStatement }>('select body from task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
  if (row === undefined) throw new Error(`no task ${taskId ?? '(none)'} of ${returnNo}`);
  return row.body;
}

/** Quantity of a task whose lines have one unit, as a decimal string in it: what a fact about it may not exceed. */
export const askedQuantity = ({ lines }: Pick<TaskStatement, 'lines'>): string => formatQuantity(stepsOn(lines), lines[0]?.unit ?? 'pcs');
