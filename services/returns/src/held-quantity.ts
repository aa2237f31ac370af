import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';

/** Lines of the task that a fact has answered; none for a fact without a task. */
export async function linesOfTask(tx: Transaction, { companyCode, returnNo, taskId }: { readonly companyCode: string; readonly returnNo: string; readonly taskId?: string | undefined }): Promise<readonly TaskLine[]> {
  const [row] = await tx.query<{ lines: TaskLine[] }>(`select body->'lines' as lines from task where company_code = $1 and return_no = $2 and task_id = $3`, [companyCode, returnNo, taskId ?? null]);
  return row?.lines ?? [];
}

/** How much of a line, or of all lines, stands there; a line may lie in several portions. Decimal string; null when the line is unknown. */
export function heldQuantity(lines: readonly TaskLine[], line?: number): string | null {
  const held = lines.filter((entry) => line === undefined || entry.line === line);
  const unit = held[0]?.unit;
  return unit === undefined ? null : formatQuantity(held.reduce((sum, { qty }) => sum + (parseQuantity(qty, unit) ?? 0), 0), unit);
}
