/** Which line of a return a portion is of, and what the process decided for it. */
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

export interface PlacedPortion { readonly line: number; /** outcome of 判定; null: not decided */ readonly goods: string | null }

/** A portion in a status: its line never changes, the newest status says what was decided. Null when the status does not know it. Pure. */
export function portionIn(status: ReturnStatus | null, portion: string | null | undefined): PlacedPortion | null {
  const line = status?.lines.find(({ portions }) => portions.some((one) => one.portion === portion));
  return line === undefined ? null : { line: line.line, goods: line.portions.find((one) => one.portion === portion)?.goods ?? null };
}

/** The newest status the desk has. */
export async function statusOf(tx: Transaction, companyCode: string, returnNo: string): Promise<ReturnStatus | null> {
  const [row] = await tx.query<{ body: ReturnStatus }>('select body from return_status where company_code = $1 and return_no = $2', [companyCode, returnNo]);
  return row?.body ?? null;
}
