import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { MovingAction, type Paper } from './moving-action.js';
import { stockedAs } from './way-out.rules.js';

/** 入库: good pieces leave the return area for a store, good and bad marked apart (R43). */
@Injectable()
export class StockIn extends MovingAction<'stock_in'> {
  readonly kind = 'stock_in';

  protected override paperOf({ storeCode, mark }: RecordedFactOf<'stock_in'>['payload'], goods: string | null): Paper {
    return { kind: stockedAs(goods), reference: storeCode, mark: mark ?? null };
  }
}
