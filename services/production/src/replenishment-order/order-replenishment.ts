import { attachToFact } from '@guitu/attachments/attach-to-fact';
import { AttachmentIds } from '@guitu/contracts/http/command-body';
import { Code } from '@guitu/contracts/scalars';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Command } from '@guitu/platform/command/command';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { takeOrderNumber } from '../order-number/take-order-number.js';
import { requireOrderByHand } from '../order-posting/order-number-faults.js';
import { keepReplenishmentOrder, type ReplenishmentOrdered } from './keep-replenishment-order.js';
import { SupplyWish, wishedSupply } from './wished-supply.js';

export const ReplenishmentOrderBody = SupplyWish.extend({
  orderNo: Code,
  /** pictures for its sheet and whatever else it needs */
  attachments: AttachmentIds.optional(),
}).meta({ id: 'OrderReplenishment' });
export type ReplenishmentOrderBody = z.infer<typeof ReplenishmentOrderBody>;
/** 补货指令: PMC has the goods of a supply made ready, on a line and by a date. The process hears when they are ready (备货完成). */
@Injectable()
export class OrderReplenishment {
  /** @throws Problem or AccessDenied 404: no such task here · 409: not open any more, ordered already, or not by hand here · 422: quantity, priority, date, or a number that is taken */
  execute(command: Command, body: ReplenishmentOrderBody): Promise<ReplenishmentOrdered> {
    const { companyCode, staff } = command.actor;
    return command.run(async (tx) => {
      const { task, now, chosen: { qty, due, priority, lineCode } } = await wishedSupply(tx, command.actor, body);
      const { return_no: returnNo, task_id: taskId } = task;
      await requireOrderByHand(tx, { companyCode, returnNo, taskId }, 'replenishment_order');
      await takeOrderNumber(tx, companyCode, body.orderNo, returnNo);
      const order: ReplenishmentOrdered = {
        id: uuidv7(now), orderNo: body.orderNo, returnNo, taskId, supply: task.body.scope.supply ?? null, qty, due: due ?? null, priority, lineCode: lineCode ?? null, orderedBy: staff, orderedAt: now,
      };
      await keepReplenishmentOrder(tx, task, order);
      await attachToFact(tx, body.attachments ?? [], { keptFor: `replenishment-order/${order.id}`, companyCode, plantCode: task.plant_code }, staff);
      return order;
    });
  }
}
