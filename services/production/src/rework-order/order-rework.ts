import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { markTold, openPosting, withdrawQueued } from '@guitu/postings/find-posting';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { takeOrderNumber } from '../order-number/take-order-number.js';
import { orderNumberFaults } from '../order-posting/order-number-faults.js';
import { ReworkOrder } from './rework-order.entity.js';
import { reworkOrderFaults } from './rework-order.rules.js';

/** 生产指令: PMC orders the rework of a portion. */
@Injectable()
export class OrderRework extends FactAction<'order'> {
  readonly kind = 'order';

  override async check({ companyCode, returnNo, payload, task, takenOverFrom }: Known<'order'>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) return [];
    const faults = reworkOrderFaults(payload, task);
    // what was ordered before Guitu got its number by hand, however it is done from now on
    if (faults.length > 0 || takenOverFrom !== undefined) return faults;
    return orderNumberFaults(tx, { companyCode, returnNo, taskId: task.taskId }, 'rework_order', payload);
  }

  /** @throws Problem 422 when the order's number is taken */
  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, taskId = '', scope, payload, by, recordedAt }: RecordedFactOf<'order'>): Promise<void> {
    const { orderNo, qty, priority, due, lineCode } = payload;
    const posting = await openPosting(tx, { companyCode, returnNo, taskId });
    if (posting === undefined) await takeOrderNumber(tx, companyCode, orderNo, returnNo);
    else await markTold(tx, posting.id, factId);
    await tx.manager.insert(ReworkOrder, {
      factId, companyCode, plantCode, returnNo, orderNo, portion: scope?.portion ?? null, qty, priority,
      dueAt: due === undefined ? null : new Date(due), lineCode: lineCode ?? null, orderedBy: by.staff, orderedAt: new Date(recordedAt),
    });
  }

  override callOff(tx: Transaction, task: TaskStatement): Promise<boolean> {
    return withdrawQueued(tx, task);
  }
}
