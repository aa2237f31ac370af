import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { verdictFaults } from '@guitu/task-desk/facts/verdict.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ScrapReview } from './scrap-review.entity.js';

/** 报废审批: 权责人员 lets goods be scrapped, or has them judged again; never who applied for it (S000-04 §5.6). */
@Injectable()
export class ReviewScrap extends FactAction<'scrap_approval'> {
  readonly kind = 'scrap_approval';

  override check({ payload, task }: Known<'scrap_approval'>): FieldError[] {
    return task === null ? [] : verdictFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'scrap_approval'>): Promise<void> {
    const { level, verdict, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(ScrapReview, {
      ...recordedColumns(fact), portion: fact.scope?.portion ?? null, level, verdict, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null,
    });
  }
}
