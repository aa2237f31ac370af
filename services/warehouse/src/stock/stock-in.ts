import type { TaskStatement } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { MovingAction, type Paper } from './moving-action.js';
import { storeFaults, type Store } from './store-fit.rules.js';
import { stockedAs } from './way-out.rules.js';

/** 入库: pieces leave the return area for a store that fits what was decided for them, good and bad apart (R43, product.md B6). */
@Injectable()
export class StockIn extends MovingAction<'stock_in'> {
  readonly kind = 'stock_in';

  override async check(known: Known<'stock_in'>, tx: Transaction): Promise<FieldError[]> {
    const { task, payload } = known;
    return [...(await super.check(known, tx)), ...(task === null ? [] : storeFaults(payload.storeCode, task.menu.store, await storesOf(tx, task)))];
  }

  protected override paperOf({ storeCode, mark }: RecordedFactOf<'stock_in'>['payload'], goods: string | null): Paper {
    return { kind: stockedAs(goods), reference: storeCode, mark: mark ?? null };
  }
}

/** Stores and areas of the task's plant as master data has them, by code. */
const storesOf = (tx: Transaction, { companyCode, plantCode }: TaskStatement): Promise<Store[]> => tx.query<Store>(
  `select code, body->>'kind' as kind from master_view where type = 'area' and company_code = $1 and body->>'plantCode' = $2 order by code`, [companyCode, plantCode],
);
