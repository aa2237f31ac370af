import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { keepWaybill } from '../scanning/keep-announced.js';

/** 客户发货: the carrier announced a parcel: a new start of the wait for arrival, and a waybill to be known at the dock. */
@Injectable()
export class RecordDispatch extends FactAction<'dispatched'> {
  readonly kind = 'dispatched';

  override write(tx: Transaction, fact: RecordedFactOf<'dispatched'>): Promise<void> {
    return keepWaybill(tx, fact);
  }
}
