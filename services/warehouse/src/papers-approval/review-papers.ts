/** 放行 (R07, S001-05 §5): goods whose papers are missing are received all the same, or go back; never by who received them. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { verdictFaults } from '@guitu/task-desk/facts/verdict.rules';
import { Injectable } from '@nestjs/common';
import { PapersReview } from './papers-review.entity.js';

@Injectable()
export class ReviewPapers extends FactAction<'papers_approval'> {
  readonly kind = 'papers_approval';

  override check({ payload, task }: Known<'papers_approval'>): FieldError[] {
    return task === null ? [] : verdictFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'papers_approval'>): Promise<void> {
    const { factId, companyCode, plantCode, returnNo, scope, payload: { level, verdict, reasonCode, opinionRef }, by, recordedAt } = fact;
    const { menu } = await answeredTask(tx, fact);
    await tx.manager.insert(PapersReview, {
      factId, companyCode, plantCode, returnNo, consignment: scope?.consignment ?? null, missing: menu.documents ?? [], level, verdict,
      reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null, reviewedBy: by.staff, reviewedAt: new Date(recordedAt),
    });
  }
}
