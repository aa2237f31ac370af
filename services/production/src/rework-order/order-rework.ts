import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { ReworkOrder } from './rework-order.entity.js';
import { reworkOrderFaults } from './rework-order.rules.js';

/** 生产指令: PMC orders the rework of a portion. */
@Injectable()
export class OrderRework extends FactAction<'order'> {
  readonly kind = 'order';

  override check({ payload, task }: Known<'order'>): FieldError[] {
    return task === null ? [] : reworkOrderFaults(payload, task);
  }

  /** @throws Problem 422 when the order's number is taken; asked of the insert itself, so that of two at once one is refused */
  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'order'>): Promise<void> {
    const { orderNo, qty, priority, due } = payload;
    const { raw } = await tx.manager.createQueryBuilder().insert().into(ReworkOrder).values({
      factId, companyCode, plantCode, returnNo, orderNo, portion: scope?.portion ?? null, qty, priority,
      dueAt: due === undefined ? null : new Date(due), orderedBy: by.staff, orderedAt: new Date(recordedAt),
    }).orIgnore().returning('fact_id').execute();
    if ((raw as unknown[]).length === 0) throw orderNoTaken(orderNo);
  }
}

const orderNoTaken = (orderNo: string): Problem => Problem.ofField('orderNo', `生产指令号 ${orderNo} 已被使用。`, `Order number ${orderNo} is taken.`);
