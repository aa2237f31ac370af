import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { SupplyShipment } from './supply-shipment.entity.js';

/** 换货发出: what the customer gets in place of the returned goods leaves the house. */
@Injectable()
export class ShipSupply extends FactAction<'ship'> {
  readonly kind = 'ship';

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'ship'>): Promise<void> {
    const { qty, waybillRef } = payload;
    await tx.manager.insert(SupplyShipment, {
      factId, companyCode, plantCode, returnNo, supply: scope?.supply ?? null, qty, waybillRef, shippedBy: by.staff, shippedAt: new Date(recordedAt),
    });
  }
}
