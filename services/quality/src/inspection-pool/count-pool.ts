import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';

/** Pieces of a task's lines; what is not counted in pieces is no unit of a pool. */
export const piecesOf = (lines: readonly TaskLine[]): number =>
  lines.reduce((sum, { qty, unit }) => sum + (unit === 'pcs' ? (parseQuantity(qty, unit) ?? 0) : 0), 0);

/** What waits for inspection at a plant, and what was started with this pool already: all that is inspected together, as a decimal string of pieces (R18). */
export async function countPool(tx: Transaction, companyCode: string, plantCode: string, poolId: string): Promise<string> {
  const waiting = await tx.query<{ lines: TaskLine[] }>(
    `select body->'lines' as lines from task where company_code = $1 and plant_code = $2 and accepts = 'pool_started' and state = 'open' and answered_fact_id is null`,
    [companyCode, plantCode],
  );
  const [started] = await tx.query<{ qty: string }>(
    'select trunc(coalesce(sum(qty), 0))::text as qty from pool_start where company_code = $1 and plant_code = $2 and pool_id = $3', [companyCode, plantCode, poolId],
  );
  return formatQuantity(waiting.reduce((sum, { lines }) => sum + piecesOf(lines), Number(started?.qty ?? 0)), 'pcs');
}
