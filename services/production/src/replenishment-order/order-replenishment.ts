import { attachToFact } from '@guitu/attachments/attach-to-fact';
import { AttachmentIds } from '@guitu/contracts/http/command-body';
import { Code, Instant, PositiveQuantity } from '@guitu/contracts/scalars';
import { formatQuantity } from '@guitu/contracts/quantity';
import { requirePlace } from '@guitu/identity/access.rules';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';
import { fromPublicId, isOpen, PublicTaskId, type TaskRow } from '@guitu/task-desk/tasks/task-row';
import { lockTask } from '@guitu/task-desk/tasks/task-store';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { takeOrderNumber } from '../order-number/take-order-number.js';
import { replenishmentOrderFaults } from './replenishment-order.rules.js';

/** `task`: public id of the open task that asks to make the goods ready; without `qty` and `priority` they are the task's. */
export const ReplenishmentOrderBody = z.strictObject({
  task: PublicTaskId, orderNo: Code, qty: PositiveQuantity.optional(), due: Instant.optional(), priority: z.boolean().optional(), lineCode: Code.optional(),
  /** pictures for its sheet and whatever else it needs */
  attachments: AttachmentIds.optional(),
}).meta({ id: 'OrderReplenishment' });
export type ReplenishmentOrderBody = z.infer<typeof ReplenishmentOrderBody>;
export const ReplenishmentOrdered = z.object({
  id: z.uuid(), orderNo: z.string(), returnNo: z.string(), taskId: z.string(), supply: z.string().nullable(), qty: z.string(), due: Instant.nullable(), priority: z.boolean(), lineCode: z.string().nullable(), orderedBy: z.string(), orderedAt: Instant,
}).meta({ id: 'ReplenishmentOrdered' });
export type ReplenishmentOrdered = z.infer<typeof ReplenishmentOrdered>;

/** 补货指令: PMC has the goods of a supply made ready, on a line and by a date. The process hears when they are ready (备货完成). */
@Injectable()
export class OrderReplenishment {
  /** @throws Problem or AccessDenied 404: no such task here · 409: not open any more, or ordered already · 422: quantity, priority, date, or a number that is taken */
  execute(command: Command, body: ReplenishmentOrderBody): Promise<ReplenishmentOrdered> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      const { returnNo, taskId } = fromPublicId(body.task);
      const task = await lockTask(tx, companyCode, returnNo, taskId);
      if (task === undefined || task.body.accepts !== 'make') throw Problem.notFound('没有这项备货待办。', 'There is no such task to make goods ready.');
      requirePlace(command.actor, { companyCode, plantCode: task.plant_code });
      const { now, ordered } = await standingOf(tx, task);
      if (!isOpen(task)) throw Problem.conflict('task-not-open', '这项待办已不再待办。', 'The task is not open any more.');
      if (ordered !== null) throw Problem.conflict('already-ordered', `已下补货指令 ${ordered}。`, `It is ordered already, under ${ordered}.`);
      const faults = replenishmentOrderFaults(body, task.body, now);
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '内容与待办要求不符，请看各字段说明。', 'Not what the task allows; see the fields.', faults);
      await takeOrderNumber(tx, companyCode, body.orderNo, returnNo);
      const order: ReplenishmentOrdered = {
        id: uuidv7(now), orderNo: body.orderNo, returnNo, taskId, supply: task.body.scope.supply ?? null, qty: heldBy(task), due: body.due ?? null,
        priority: body.priority ?? task.body.menu.priority ?? false, lineCode: body.lineCode ?? null, orderedBy: staff, orderedAt: now,
      };
      await keep(tx, task, order);
      await attachToFact(tx, body.attachments ?? [], { keptFor: `replenishment-order/${order.id}`, companyCode, plantCode: task.plant_code }, staff);
      return order;
    });
  }
}

const heldBy = ({ body: { lines } }: TaskRow): string => formatQuantity(stepsOn(lines), lines[0]?.unit ?? 'pcs');

async function standingOf(tx: Transaction, { company_code: companyCode, return_no: returnNo, task_id: taskId }: TaskRow): Promise<{ now: number; ordered: string | null }> {
  const [row] = await tx.query<{ now: number; ordered: string | null }>(
    `select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now, (select order_no from replenishment_order where company_code = $1 and return_no = $2 and task_id = $3) as ordered`, [companyCode, returnNo, taskId]);
  return { now: row?.now ?? Date.now(), ordered: row?.ordered ?? null };
}

async function keep(tx: Transaction, { company_code: companyCode, plant_code: plantCode }: TaskRow, { id, returnNo, taskId, supply, orderNo, qty, due, priority, lineCode, orderedBy, orderedAt }: ReplenishmentOrdered): Promise<void> {
  await tx.execute(
    `insert into replenishment_order (id, company_code, plant_code, return_no, task_id, supply, order_no, qty, due_at, priority, line_code, ordered_by, ordered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, companyCode, plantCode, returnNo, taskId, supply, orderNo, qty, due === null ? null : new Date(due), priority, lineCode, orderedBy, new Date(orderedAt)]);
}
