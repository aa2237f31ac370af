import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { portionColumns } from '@guitu/task-desk/facts/portion-columns';
import { Packing } from './packing.entity.js';

/** 包装完成 where production packs (S000-06 后工序, S001-18 §4.8): the goods stay until they are sent; a part leaves the rest with the task. */
@Injectable()
export class PackGoods extends FactAction<'pack'> {
  readonly kind = 'pack';

  override async write(tx: Transaction, fact: RecordedFactOf<'pack'>): Promise<void> {
    await tx.manager.insert(Packing, { ...(await portionColumns(tx, fact)), qty: fact.payload.qty });
  }
}
