/** 客户发货: the customer says that the goods have left. Completes nothing; everybody sees what is coming. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { databaseNow } from '@guitu/persistence/database-now';
import { ReturnAction } from '../registration/return-action.js';
import { Dispatch } from './dispatch.entity.js';
import { dispatchFaults } from './dispatch.rules.js';

@Injectable()
export class RecordDispatch extends ReturnAction<'dispatched'> {
  readonly kind = 'dispatched';

  override async check({ payload, takenOverFrom }: Known<'dispatched'>, tx: Transaction): Promise<FieldError[]> {
    return dispatchFaults(payload.eta, takenOverFrom ?? (await databaseNow(tx)));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'dispatched'>): Promise<void> {
    const { carrierCode, waybillRef, eta } = fact.payload;
    await tx.manager.insert(Dispatch, { ...factColumns(fact), carrierCode: carrierCode ?? null, waybillRef: waybillRef ?? null, eta: eta === undefined ? null : new Date(eta) });
  }
}
