/** Which line of a return a task about one portion is about, and what the process decided for that portion. */
import type { ReturnStatus } from '@guitu/contracts/status';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';

export interface LineOfReturn { readonly companyCode: string; readonly plantCode: string; readonly returnNo: string; readonly line: number }

/** The one line of a portion's task. @throws when the process stated a task without a line: nothing could be booked */
export function lineOf({ lines, taskId }: Pick<TaskStatement, 'lines' | 'taskId'>): number {
  const line = lines[0]?.line;
  if (line === undefined) throw new Error(`task ${taskId} names no line`);
  return line;
}

/** As the desk keeps it: the task a fact answered. */
export async function taskOfFact(tx: Transaction, { companyCode, returnNo, taskId }: { companyCode: string; returnNo: string; taskId?: string | undefined }): Promise<TaskStatement> {
  const [row] = await tx.query<{ body: TaskStatement }>('select body from task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
  if (row === undefined) throw new Error(`no task ${taskId ?? '(none)'} of ${returnNo}`);
  return row.body;
}

/** Whether the portion goes back repaired (返修 decided), not as it came; by the newest status the desk has. */
export async function goesBackRepaired(tx: Transaction, companyCode: string, returnNo: string, portion: string | undefined): Promise<boolean> {
  const [row] = await tx.query<{ body: ReturnStatus }>('select body from return_status where company_code = $1 and return_no = $2', [companyCode, returnNo]);
  const found = row?.body.lines.flatMap(({ portions }) => portions).find((p) => p.portion === portion);
  return found?.goods === 'REWORK' || found?.goods === 'REFURBISH';
}
