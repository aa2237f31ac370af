/** 现场处理完成 (S000-15): a portion was handled at the customer; what it cost is 外部失败成本 (R41), which finance collects from the fact. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { wholeQuantityFaults } from '@guitu/task-desk/facts/whole-quantity.rules';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { askedQuantity } from '@guitu/task-desk/facts/quantities.rules';
import { ReturnAction } from '../registration/return-action.js';
import { OnsiteWork } from './onsite-work.entity.js';

@Injectable()
export class CompleteOnsiteWork extends ReturnAction<'onsite_done'> {
  readonly kind = 'onsite_done';

  override check({ payload, task }: Known<'onsite_done'>): FieldError[] {
    return task === null ? [] : wholeQuantityFaults('qtyOk', [payload.qtyOk, payload.qtyFailed], task.lines);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'onsite_done'>): Promise<void> {
    const { qtyOk, qtyFailed, hours, cost } = fact.payload;
    const qty = askedQuantity(await answeredTask(tx, fact));
    await tx.manager.insert(OnsiteWork, { ...factColumns(fact), portion: fact.scope?.portion ?? null, qty, qtyOk, qtyFailed, hours: String(hours), costFen: String(cost) });
  }
}
