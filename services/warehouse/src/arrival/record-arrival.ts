import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { Arrival } from './arrival.entity.js';

/** 到货: something of a return stands at the dock. The world does not wait for a task: recordable at any time. */
@Injectable()
export class RecordArrival extends FactAction<'arrive'> {
  readonly kind = 'arrive';

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, performedAt, recordedAt }: RecordedFactOf<'arrive'>): Promise<void> {
    const { packages, packagingBroken, waybillRef } = payload;
    await tx.manager.insert(Arrival, {
      factId, companyCode, plantCode, returnNo, consignment: scope?.consignment ?? null, packages, packagingBroken, waybillRef: waybillRef ?? null,
      arrivedAt: new Date(performedAt), recordedBy: by.staff, recordedAt: new Date(recordedAt),
    });
  }
}
