import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { onsiteFaults } from '@guitu/task-desk/facts/onsite.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { OnsiteResult } from './onsite-result.entity.js';

/** 现场结果: what 品质客服组 found and agreed at the customer, per line and quantity (S000-04 §5.3). */
@Injectable()
export class RecordOnsiteResult extends FactAction<'onsite'> {
  readonly kind = 'onsite';

  override check({ payload, task }: Known<'onsite'>): FieldError[] {
    return task === null ? [] : onsiteFaults(payload, task.lines);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'onsite'>): Promise<void> {
    const { lines, opinionRef } = fact.payload;
    await tx.manager.insert(OnsiteResult, lines.map(({ line, qty, result }, position) => ({
      ...recordedColumns(fact), position, line, qty, result, opinionRef: opinionRef ?? null,
    })));
  }
}
