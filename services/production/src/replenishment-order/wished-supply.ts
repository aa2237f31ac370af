import { Code, Instant, PositiveQuantity } from '@guitu/contracts/scalars';
import { formatQuantity } from '@guitu/contracts/quantity';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';
import { fromPublicId, isOpen, PublicTaskId, type TaskRow } from '@guitu/task-desk/tasks/task-row';
import { lockTask } from '@guitu/task-desk/tasks/task-store';
import { z } from 'zod';
import type { Chosen } from '../order-posting/ordered-work.rules.js';
import { replenishmentOrderFaults } from './replenishment-order.rules.js';

/** `task`: public id of the open task that asks to make the goods ready; without `qty` and `priority` they are the task's. */
export const SupplyWish = z.strictObject({ task: PublicTaskId, qty: PositiveQuantity.optional(), due: Instant.optional(), priority: z.boolean().optional(), lineCode: Code.optional() });
export type SupplyWish = z.infer<typeof SupplyWish>;

/**
 * The task of a supply, locked, with what is to be ordered for it. @returns now: the database's clock (UTC ms)
 * @throws Problem or AccessDenied 404: no such task here · 409: not open any more, or ordered already · 422: quantity, priority, date
 */
export async function wishedSupply(tx: Transaction, actor: Actor, wish: SupplyWish): Promise<{ task: TaskRow; chosen: Chosen; now: number }> {
  const { companyCode } = actor;
  const { returnNo, taskId } = fromPublicId(wish.task);
  const task = await lockTask(tx, companyCode, returnNo, taskId);
  if (task === undefined || task.body.accepts !== 'make') throw Problem.notFound('没有这项备货待办。', 'There is no such task to make goods ready.');
  requirePlace(actor, { companyCode, plantCode: task.plant_code });
  const { now, ordered } = await standingOf(tx, task);
  if (!isOpen(task)) throw Problem.conflict('task-not-open', '这项待办已不再待办。', 'The task is not open any more.');
  if (ordered !== null) throw Problem.conflict('already-ordered', `已下补货指令 ${ordered}。`, `It is ordered already, under ${ordered}.`);
  const faults = replenishmentOrderFaults(wish, task.body, now);
  if (faults.length > 0) throw Problem.unprocessable('not-allowed', '内容与待办要求不符，请看各字段说明。', 'Not what the task allows; see the fields.', faults);
  return { task, now, chosen: { qty: heldBy(task), due: wish.due, priority: wish.priority ?? task.body.menu.priority ?? false, lineCode: wish.lineCode } };
}

const heldBy = ({ body: { lines } }: TaskRow): string => formatQuantity(stepsOn(lines), lines[0]?.unit ?? 'pcs');

async function standingOf(tx: Transaction, { company_code: companyCode, return_no: returnNo, task_id: taskId }: TaskRow): Promise<{ now: number; ordered: string | null }> {
  const [row] = await tx.query<{ now: number; ordered: string | null }>(
    `select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now, (select order_no from replenishment_order where company_code = $1 and return_no = $2 and task_id = $3) as ordered`, [companyCode, returnNo, taskId]);
  return { now: row?.now ?? Date.now(), ordered: row?.ordered ?? null };
}
