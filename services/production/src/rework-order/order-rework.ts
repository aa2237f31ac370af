import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { takeOrderNumber } from '../order-number/take-order-number.js';
import { ReworkOrder } from './rework-order.entity.js';
import { reworkOrderFaults } from './rework-order.rules.js';

/** 生产指令: PMC orders the rework of a portion. */
@Injectable()
export class OrderRework extends FactAction<'order'> {
  readonly kind = 'order';

  override check({ payload, task }: Known<'order'>): FieldError[] {
    return task === null ? [] : reworkOrderFaults(payload, task);
  }

  /** @throws Problem 422 when the order's number is taken */
  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'order'>): Promise<void> {
    const { orderNo, qty, priority, due, lineCode } = payload;
    await takeOrderNumber(tx, companyCode, orderNo, returnNo);
    await tx.manager.insert(ReworkOrder, {
      factId, companyCode, plantCode, returnNo, orderNo, portion: scope?.portion ?? null, qty, priority,
      dueAt: due === undefined ? null : new Date(due), lineCode: lineCode ?? null, orderedBy: by.staff, orderedAt: new Date(recordedAt),
    });
  }
}
