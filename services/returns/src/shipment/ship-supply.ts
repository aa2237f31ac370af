/** 换货发出 where sales or after-sales send what the customer is owed in kind (S001-18, S003-14, S003-15); never more than the task asks for. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { ReturnAction } from '../registration/return-action.js';
import { keepShipment } from './keep-shipment.js';

@Injectable()
export class ShipSupply extends ReturnAction<'ship'> {
  readonly kind = 'ship';

  override write(tx: Transaction, fact: RecordedFactOf<'ship'>): Promise<void> {
    return keepShipment(tx, fact, 'supply');
  }
}
