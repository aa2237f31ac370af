import type { Transaction } from '@guitu/persistence/transaction';
import { openPosting } from '@guitu/postings/find-posting';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { underWay } from '../posting/voucher.js';
import { RefundAttempt } from './refund-attempt.entity.js';

/** 退款失败: the money came back; tried again, or that way is closed (loop 付款重试). */
@Injectable()
export class RecordRefundFailure extends FactAction<'refund_failed'> {
  readonly kind = 'refund_failed';
  override readonly alsoAnswers = ['refund_paid'] as const;

  /** @throws Problem 409 while nobody knows whether the money went out */
  override async check({ companyCode, returnNo, payload, task }: Known<'refund_failed'>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) return [];
    if ((await openPosting(tx, { companyCode, returnNo, taskId: task.taskId })) !== undefined) throw underWay();
    const { routes = [] } = task.menu;
    if (payload.routeCode === undefined || routes.length === 0 || routes.includes(payload.routeCode)) return [];
    return [{ path: 'routeCode', zh: `退款途径 ${payload.routeCode} 不在此待办范围内。`, en: `${payload.routeCode} is not a way of this task.` }];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'refund_failed'>): Promise<void> {
    const { code, retryable, routeCode } = fact.payload;
    await tx.manager.insert(RefundAttempt, { ...recordedColumns(fact), postingId: null, amount: null, routeCode: routeCode ?? null, accountVerified: false, failureCode: code, retryable });
  }
}
