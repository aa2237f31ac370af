/** 审核: somebody with that level accepts or rejects a return; never the one who registered it. */
import { Injectable } from '@nestjs/common';
import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { Review } from './review.entity.js';
import { reviewFaults } from './review.rules.js';

@Injectable()
export class ReviewReturn extends ReturnAction<'review'> {
  readonly kind = 'review';

  /** The sum the customer names, else what the goods cost him, as registered; lines without a price add nothing. */
  override async amountAtStake(tx: Transaction, task: TaskStatement): Promise<number | null> {
    if (task.menu.amount !== undefined) return task.menu.amount;
    const [row] = await tx.query<{ amount: number | null }>(
      `select coalesce((c.attrs->>'amount')::float8, (select round(sum(l.qty * l.unit_price))::float8 from return_line l where l.company_code = $1 and l.return_no = $2)) as amount
       from return_case c where c.company_code = $1 and c.return_no = $2`, [task.companyCode, task.returnNo],
    );
    return row?.amount ?? null;
  }

  override check({ payload }: Known<'review'>): FieldError[] {
    return reviewFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'review'>): Promise<void> {
    const { gate, level, verdict, promisedAt, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(Review, { ...factColumns(fact), gate, level, verdict, promisedAt: promisedAt === undefined ? null : new Date(promisedAt), reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null });
  }
}
