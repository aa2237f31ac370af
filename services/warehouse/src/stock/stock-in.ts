import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { MovingAction } from './moving-action.js';
import { moveStock } from './stock-ledger.js';
import { lineOf, taskOfFact } from './task-line.js';

/** 入库: good pieces leave the return area for a store, good and bad marked apart (R43). */
@Injectable()
export class StockIn extends MovingAction<'stock_in'> {
  readonly kind = 'stock_in';

  override async write(tx: Transaction, fact: RecordedFactOf<'stock_in'>): Promise<void> {
    const { storeCode, mark } = fact.payload;
    await moveStock(tx, fact, lineOf(await taskOfFact(tx, fact)), 'restocked', storeCode, mark ?? null);
  }
}
