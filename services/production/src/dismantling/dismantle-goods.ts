import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { portionColumns } from '@guitu/task-desk/facts/portion-columns';
import { DismantledPart } from './dismantled-part.entity.js';
import { Dismantling } from './dismantling.entity.js';
import { dismantlingFaults } from './dismantling.rules.js';

/** 拆解完成: goods were taken apart, and which parts they gave; without a quantity all that the task holds. */
@Injectable()
export class DismantleGoods extends FactAction<'dismantle'> {
  readonly kind = 'dismantle';

  override check({ payload }: Known<'dismantle'>): FieldError[] {
    return dismantlingFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'dismantle'>): Promise<void> {
    const { qty, parts } = fact.payload;
    const columns = await portionColumns(tx, fact);
    await tx.manager.insert(Dismantling, { ...columns, qty: qty ?? columns.asked });
    await tx.manager.insert(DismantledPart, parts.map((part, position) => ({ factId: fact.factId, position, ...part })));
  }
}
