import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { MovingAction } from './moving-action.js';
import { moveStock } from './stock-ledger.js';
import { goesBackRepaired, lineOf, taskOfFact } from './task-line.js';

/** 退回发出: pieces leave for the customer, repaired or as they came. */
@Injectable()
export class SendBack extends MovingAction<'send_back'> {
  readonly kind = 'send_back';

  override async write(tx: Transaction, fact: RecordedFactOf<'send_back'>): Promise<void> {
    const { companyCode, returnNo, scope, payload } = fact;
    const kind = (await goesBackRepaired(tx, companyCode, returnNo, scope?.portion)) ? 'repaired' : 'sent_back';
    await moveStock(tx, fact, lineOf(await taskOfFact(tx, fact)), kind, payload.waybillRef);
  }
}
