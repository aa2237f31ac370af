import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { FirstArticle } from './first-article.entity.js';
import { firstArticleFaults } from './first-article.rules.js';

/** 首件确认: the batch may begin, or the plan is made again. */
@Injectable()
export class CheckFirstArticle extends FactAction<'first_article'> {
  readonly kind = 'first_article';

  override check({ payload }: Known<'first_article'>): FieldError[] {
    return firstArticleFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'first_article'>): Promise<void> {
    const { ok, defects = [], opinionRef } = fact.payload;
    const { round } = await answeredTask(tx, fact);
    await tx.manager.insert(FirstArticle, { ...recordedColumns(fact), portion: fact.scope?.portion ?? null, round, ok, defects, opinionRef: opinionRef ?? null });
  }
}
