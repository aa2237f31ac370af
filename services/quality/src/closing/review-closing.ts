import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { verdictFaults } from '@guitu/task-desk/facts/verdict.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ClosingReview } from './closing-review.entity.js';

/** 结案评审: the head of quality lets a return be closed, or sends it back (S000-05 §3). */
@Injectable()
export class ReviewClosing extends FactAction<'close_review'> {
  readonly kind = 'close_review';

  override check({ payload, task }: Known<'close_review'>): FieldError[] {
    return task === null ? [] : verdictFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'close_review'>): Promise<void> {
    const { level, verdict, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(ClosingReview, { ...recordedColumns(fact), level, verdict, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null });
  }
}
