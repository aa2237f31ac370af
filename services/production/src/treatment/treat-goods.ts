import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { portionColumns } from '@guitu/task-desk/facts/portion-columns';
import { Treatment } from './treatment.entity.js';
import { treatmentFaults } from './treatment.rules.js';

/** 处理完成: goods were relabelled, blended in, recovered or repacked as judged; a part leaves the rest with the task. */
@Injectable()
export class TreatGoods extends FactAction<'treat'> {
  readonly kind = 'treat';

  override check({ payload, task }: Known<'treat'>): FieldError[] {
    return task === null ? [] : treatmentFaults(payload, task.menu);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'treat'>): Promise<void> {
    const { qty, certificateNo } = fact.payload;
    await tx.manager.insert(Treatment, { ...(await portionColumns(tx, fact)), qty, certificateNo: certificateNo ?? null });
  }
}
