import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { wholeQuantityFaults } from '@guitu/task-desk/facts/whole-quantity.rules';
import { ExternalFailureCost } from './external-failure-cost.entity.js';
import { OnsiteWork } from './onsite-work.entity.js';

/** 现场处理完成: a portion was handled at the customer; what it cost is 外部失败成本 (R41, S000-04 §5.3). */
@Injectable()
export class CompleteOnsiteWork extends FactAction<'onsite_done'> {
  readonly kind = 'onsite_done';

  override check({ payload, task }: Known<'onsite_done'>): FieldError[] {
    return task === null ? [] : wholeQuantityFaults('qtyOk', [payload.qtyOk, payload.qtyFailed], task.lines);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'onsite_done'>): Promise<void> {
    const { qtyOk, qtyFailed, hours, cost } = fact.payload;
    const portion = fact.scope?.portion ?? null;
    await tx.manager.insert(OnsiteWork, { ...recordedColumns(fact), portion, qtyOk, qtyFailed });
    if (cost === 0 && hours === 0) return;
    await tx.manager.insert(ExternalFailureCost, { ...recordedColumns(fact), portion, costFen: String(cost), hours: String(hours) });
  }
}
