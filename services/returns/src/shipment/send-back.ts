/** 退回发出 where sales or after-sales send the goods back, repaired or as they came (S001-18, S003-08, S003-09, S003-14); never more than the task asks for. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { ReturnAction } from '../registration/return-action.js';
import { keepShipment } from './keep-shipment.js';

@Injectable()
export class SendBack extends ReturnAction<'send_back'> {
  readonly kind = 'send_back';

  override write(tx: Transaction, fact: RecordedFactOf<'send_back'>): Promise<void> {
    return keepShipment(tx, fact, 'back');
  }
}
