import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { sortingFaults } from '@guitu/task-desk/facts/sorting.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { SortingLine } from './sorting-line.entity.js';
import { Sorting } from './sorting.entity.js';

/** 分拣完成: quality sorts up to 200 pieces, production more (S000-11 (3), R16); batches of S003-15 quality. */
@Injectable()
export class SortGoods extends FactAction<'sort'> {
  readonly kind = 'sort';

  override check({ payload, task }: Known<'sort'>): FieldError[] {
    return task === null ? [] : sortingFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'sort'>): Promise<void> {
    await tx.manager.insert(Sorting, { ...recordedColumns(fact), consignment: fact.scope?.consignment ?? null });
    await tx.manager.insert(SortingLine, fact.payload.lines.map((line) => ({ factId: fact.factId, ...line })));
  }
}
