import { OrderPayload } from '@guitu/contracts/facts/production';
import { CommandFields } from '@guitu/contracts/http/command-body';
import { TaskId } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import type { OrderedWork } from '@guitu/postings/connector';
import { openPosting } from '@guitu/postings/find-posting';
import { bookPosting, orderPosting } from '@guitu/postings/order-posting';
import { postingMode } from '@guitu/postings/posting-mode';
import type { OrderKind } from '@guitu/postings/vocabulary';
import { taskGround } from '@guitu/task-desk/facts/ground';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';
import type { TaskRow } from '@guitu/task-desk/tasks/task-row';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SupplyWish, wishedSupply } from '../replenishment-order/wished-supply.js';
import { OrderRework } from '../rework-order/order-rework.js';
import { reworkOrderFaults } from '../rework-order/rework-order.rules.js';
import { ConcludeOrder } from './conclude-order.js';
import { orderUnderWay } from './order-number-faults.js';
import { orderedWork } from './ordered-work.rules.js';
import { toOrderPosting, type OrderPosting } from './read-order-postings.js';

export const PostReworkOrderBody = z.strictObject({ taskId: TaskId, taskRev: CommandFields.shape.taskRev, ...OrderPayload.omit({ orderNo: true }).shape }).meta({ id: 'PostReworkOrder' });
export const PostReplenishmentOrderBody = SupplyWish.meta({ id: 'PostReplenishmentOrder' });

/** 经 ERP 下达返修、补货指令: the other system is asked for the order; its number comes back by itself, or is the document's own. */
@Injectable()
export class PostOrder {
  constructor(private readonly directory: Directory, private readonly orderRework: OrderRework, private readonly conclude: ConcludeOrder) {}

  /** @throws AccessDenied 403/404 · Problem 409: task not open, one under way, placed by hand here · 422 quantity or priority */
  rework(command: Command, returnNo: string, { taskId, taskRev, ...wish }: z.infer<typeof PostReworkOrderBody>): Promise<OrderPosting> {
    const { actor } = command;
    return command.run(async (tx) => {
      const { task } = await taskGround(tx, this.directory, actor, this.orderRework, { returnNo, taskId, payload: wish as never, ...(taskRev !== undefined && { taskRev }) });
      if (task === null) throw new Error('an order without a task');
      const faults = reworkOrderFaults(wish, task.body);
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '内容与待办要求不符，请看各字段说明。', 'Not what the task allows; see the fields.', faults);
      return this.post(tx, actor, task, 'rework_order', orderedWork(task.body.lines, wish));
    });
  }

  /** @throws as OrderReplenishment · Problem 409: one under way, placed by hand here */
  replenishment(command: Command, wish: SupplyWish): Promise<OrderPosting> {
    const { actor } = command;
    return command.run(async (tx) => {
      const { task, chosen } = await wishedSupply(tx, actor, wish);
      return this.post(tx, actor, task, 'replenishment_order', orderedWork(task.body.lines, chosen));
    });
  }

  private async post(tx: Transaction, { companyCode, staff: orderedBy }: Actor, task: TaskRow, kind: OrderKind, work: OrderedWork): Promise<OrderPosting> {
    const of = { companyCode, returnNo: task.return_no, taskId: task.task_id };
    const mode = await postingMode(tx, companyCode, kind);
    if (mode === 'manual') throw Problem.conflict('order-by-hand', '此类指令由人工下达，请直接填写单号。', 'Orders of this kind are placed by hand: type the number.');
    if ((await openPosting(tx, of)) !== undefined) throw orderUnderWay();
    const steps = stepsOn(task.body.lines);
    const posting = await orderPosting(tx, { ...of, plantCode: task.plant_code, kind, mode, taskRev: task.rev, amount: steps, approved: steps, way: work.lineCode ?? '', payload: work, contentHash: null, orderedBy });
    if (posting === undefined) throw orderUnderWay();
    if (mode === 'connector') return toOrderPosting(posting);
    if (!(await bookPosting(tx, posting, posting.external_key, orderedBy))) throw Problem.conflict('order-number-taken', `单号 ${posting.external_key} 已被使用。`, `Number ${posting.external_key} is taken.`);
    return toOrderPosting(await this.conclude.ended(tx, posting.id));
  }
}
