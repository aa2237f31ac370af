/** 判定 by sales, customer service or after-sales, where the procedure has them judge: the undecided quantity of each line, split over the outcomes the task allows. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { dispositionFaults } from '@guitu/task-desk/facts/disposition.rules';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { askedQuantity } from '@guitu/task-desk/facts/quantities.rules';
import { ReturnAction } from '../registration/return-action.js';
import { Disposition } from './disposition.entity.js';

@Injectable()
export class DecideDisposition extends ReturnAction<'dispose'> {
  readonly kind = 'dispose';

  override check({ payload, task }: Known<'dispose'>): FieldError[] {
    return task === null ? [] : dispositionFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'dispose'>): Promise<void> {
    const { lines, faultCode, signerRole, opinionRef } = fact.payload;
    const task = await answeredTask(tx, fact);
    const parts = lines.flatMap(({ line, portions }) => portions.map((portion) => ({ line, lineQty: askedQuantity(task, line), ...portion })));
    await tx.manager.insert(Disposition, parts.map(({ attrs, ...part }, position) => ({
      ...factColumns(fact), position, ...part, attrs: attrs ?? {}, faultCode: faultCode ?? null, signerRole: signerRole ?? null, opinionRef: opinionRef ?? null,
    })));
  }
}
