/** 审核: somebody with that level accepts or rejects a return; never the one who registered it. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '../fact-row.entity.js';
import { ReturnAction } from '../registration/return-action.js';
import { Review } from './review.entity.js';
import { reviewFaults } from './review.rules.js';

@Injectable()
export class ReviewReturn extends ReturnAction<'review'> {
  readonly kind = 'review';

  override check({ payload }: Known<'review'>): FieldError[] {
    return reviewFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'review'>): Promise<void> {
    const { gate, level, verdict, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(Review, { ...factColumns(fact), gate, level, verdict, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null });
  }
}
