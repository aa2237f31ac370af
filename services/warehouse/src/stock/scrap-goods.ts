import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { MovingAction } from './moving-action.js';
import { moveStock } from './stock-ledger.js';
import { lineOf, taskOfFact } from './task-line.js';

/** 报废完成: pieces are made unusable; the task exists only after the approval (R22, S000-04 §5.6). */
@Injectable()
export class ScrapGoods extends MovingAction<'scrap'> {
  readonly kind = 'scrap';

  override async write(tx: Transaction, fact: RecordedFactOf<'scrap'>): Promise<void> {
    await moveStock(tx, fact, lineOf(await taskOfFact(tx, fact)), 'scrapped', fact.payload.methodCode ?? null);
  }
}
