import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { ReworkOrder } from './rework-order.entity.js';
import { reworkOrderFaults, type Fault } from './rework-order.rules.js';

/** 生产指令: PMC orders the rework of a portion. */
@Injectable()
export class OrderRework extends FactAction<'order'> {
  readonly kind = 'order';

  override async check({ companyCode, payload, task }: Known<'order'>, tx: Transaction): Promise<Fault[]> {
    const taken = await tx.manager.existsBy(ReworkOrder, { companyCode, orderNo: payload.orderNo });
    const number: Fault[] = taken ? [{ path: 'orderNo', zh: `生产指令号 ${payload.orderNo} 已被使用。`, en: `Order number ${payload.orderNo} is taken.` }] : [];
    return [...number, ...(task === null ? [] : reworkOrderFaults(payload, task))];
  }

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'order'>): Promise<void> {
    const { orderNo, qty, priority, due } = payload;
    await tx.manager.insert(ReworkOrder, {
      factId, companyCode, plantCode, returnNo, orderNo, portion: scope?.portion ?? null, qty, priority,
      dueAt: due === undefined ? null : new Date(due), orderedBy: by.staff, orderedAt: new Date(recordedAt),
    });
  }
}
