/** 分拣完成: every unit that came falls into a class (S003-15 §5.2.1: agents' small lots are sorted by after-sales). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { sortingFaults } from '@guitu/task-desk/facts/sorting.rules';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { askedQuantity } from '@guitu/task-desk/facts/quantities.rules';
import { ReturnAction } from '../registration/return-action.js';
import { SortedGoods } from './sorting.entity.js';

@Injectable()
export class SortGoods extends ReturnAction<'sort'> {
  readonly kind = 'sort';

  override check({ payload, task }: Known<'sort'>): FieldError[] {
    return task === null ? [] : sortingFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'sort'>): Promise<void> {
    const task = await answeredTask(tx, fact);
    await tx.manager.insert(SortedGoods, fact.payload.lines.map(({ line, qty, class: grade }, position) => ({ ...factColumns(fact), position, line, qty, lineQty: askedQuantity(task, line), class: grade })));
  }
}
