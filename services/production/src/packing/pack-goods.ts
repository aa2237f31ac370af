import type { Transaction } from '@guitu/persistence/transaction';
import { answeredTask } from '@guitu/task-desk/facts/answered-task';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { askedQuantity } from '@guitu/task-desk/facts/quantities.rules';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { Packing } from './packing.entity.js';

/** 包装完成 where production packs (S000-06 后工序, S001-18 §4.8): the goods stay until they are sent; a part leaves the rest with the task. */
@Injectable()
export class PackGoods extends FactAction<'pack'> {
  readonly kind = 'pack';

  override async write(tx: Transaction, fact: RecordedFactOf<'pack'>): Promise<void> {
    const asked = askedQuantity(await answeredTask(tx, fact));
    await tx.manager.insert(Packing, { ...recordedColumns(fact), portion: fact.scope?.portion ?? null, asked, qty: fact.payload.qty });
  }
}
