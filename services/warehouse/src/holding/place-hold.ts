import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { ShipmentHold } from './shipment-hold.entity.js';

/** 暂停标识 in the store: suspect product is labelled 暂停出货 at once (R42, S000-04 §5.3). */
@Injectable()
export class PlaceHold extends FactAction<'hold'> {
  readonly kind = 'hold';

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, payload, by, recordedAt }: RecordedFactOf<'hold'>): Promise<void> {
    const { placeCode, label } = payload;
    const found = payload.lines.length > 0 ? payload.lines : [{ line: null, qty: null }];
    await tx.manager.insert(ShipmentHold, found.map(({ line, qty }, position) => ({
      factId, position, companyCode, plantCode, returnNo, placeCode, label, line, qty, placedBy: by.staff, placedAt: new Date(recordedAt),
    })));
  }
}
