import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { verdictFaults } from '@guitu/task-desk/facts/verdict.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { DispositionReview } from './disposition-review.entity.js';

/** 判定审批: a judgement is carried out once its chain has accepted it (S001-02 §4.5: 总经理); never by who judged. */
@Injectable()
export class ReviewDisposition extends FactAction<'disposition_approval'> {
  readonly kind = 'disposition_approval';

  override check({ payload, task }: Known<'disposition_approval'>): FieldError[] {
    return task === null ? [] : verdictFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'disposition_approval'>): Promise<void> {
    const { level, verdict, reasonCode, opinionRef } = fact.payload;
    const { menu: { proposal } } = await answeredTask(tx, fact);
    await tx.manager.insert(DispositionReview, {
      ...recordedColumns(fact), consignment: fact.scope?.consignment ?? null, portion: fact.scope?.portion ?? null, level, verdict,
      proposal: proposal ?? null, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null,
    });
  }
}
