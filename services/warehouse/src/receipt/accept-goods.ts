import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { CorrectionOf, Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { receiptFaults } from '@guitu/task-desk/facts/receipt.rules';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { correctReceipt } from './correct-receipt.js';
import { FIRST_CONSIGNMENT } from './first-consignment.js';
import { keepReceipt } from './keep-receipt.js';

/** 验收: the goods of a consignment are counted against the slip and become stock of the return area. */
@Injectable()
export class AcceptGoods extends FactAction<'receive'> {
  readonly kind = 'receive';

  override check({ payload, task }: Known<'receive'>): FieldError[] {
    return task === null ? [] : receiptFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'receive'>): Promise<void> {
    await keepReceipt(tx, { ...fact, ...fact.payload, consignment: fact.scope?.consignment ?? FIRST_CONSIGNMENT, desk: 'warehouse' });
  }

  /** 更正: stock follows what the count should have said. */
  override correct(tx: Transaction, correction: CorrectionOf<'receive'>): Promise<void> {
    return correctReceipt(tx, correction);
  }
}
