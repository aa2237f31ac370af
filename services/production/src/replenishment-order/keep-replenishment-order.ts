import { Instant } from '@guitu/contracts/scalars';
import type { Transaction } from '@guitu/persistence/transaction';
import type { TaskRow } from '@guitu/task-desk/tasks/task-row';
import { z } from 'zod';

export const ReplenishmentOrdered = z.object({
  id: z.uuid(), orderNo: z.string(), returnNo: z.string(), taskId: z.string(), supply: z.string().nullable(), qty: z.string(), due: Instant.nullable(), priority: z.boolean(), lineCode: z.string().nullable(), orderedBy: z.string(), orderedAt: Instant,
}).meta({ id: 'ReplenishmentOrdered' });
export type ReplenishmentOrdered = z.infer<typeof ReplenishmentOrdered>;

/** Writes the order down; one per task of a supply. */
export async function keepReplenishmentOrder(tx: Transaction, { company_code: companyCode, plant_code: plantCode }: TaskRow, { id, returnNo, taskId, supply, orderNo, qty, due, priority, lineCode, orderedBy, orderedAt }: ReplenishmentOrdered): Promise<void> {
  await tx.execute(
    `insert into replenishment_order (id, company_code, plant_code, return_no, task_id, supply, order_no, qty, due_at, priority, line_code, ordered_by, ordered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, companyCode, plantCode, returnNo, taskId, supply, orderNo, qty, due === null ? null : new Date(due), priority, lineCode, orderedBy, new Date(orderedAt)]);
}
