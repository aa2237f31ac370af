/** 现场结果: what was found and agreed at the customer, per line and quantity (S000-04 §5.3). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { onsiteFaults } from '@guitu/task-desk/facts/onsite.rules';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { OnsiteResult } from './onsite.entity.js';

@Injectable()
export class RecordOnsiteResult extends ReturnAction<'onsite'> {
  readonly kind = 'onsite';

  override check({ payload, task }: Known<'onsite'>): FieldError[] {
    return onsiteFaults(payload, task?.lines ?? []);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'onsite'>): Promise<void> {
    const { lines, opinionRef } = fact.payload;
    await tx.manager.insert(OnsiteResult, lines.map(({ line, qty, result }, position) => ({
      ...factColumns(fact), position, line, qty, result, opinionRef: opinionRef ?? null,
    })));
  }
}
