import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import { FactDesk } from '@guitu/task-desk/facts/fact-desk';
import type { FactRequest, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { askingRelease } from '../release/require-released.js';
import { SupplyShipment } from './supply-shipment.entity.js';

/** 换货发出: what the customer gets in place of the returned goods leaves the house, once it is released (R51). */
@Injectable()
export class ShipSupply extends FactAction<'ship'> {
  readonly kind = 'ship';

  constructor(desk: FactDesk, private readonly config: ServiceConfig) {
    super(desk);
  }

  override execute(command: Command, request: FactRequest<'ship'>): Promise<RecordedFact> {
    return super.execute(askingRelease(command, request, 'ship', this.config.timeZone), request);
  }

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'ship'>): Promise<void> {
    const { qty, waybillRef } = payload;
    await tx.manager.insert(SupplyShipment, {
      factId, companyCode, plantCode, returnNo, supply: scope?.supply ?? null, qty, waybillRef, shippedBy: by.staff, shippedAt: new Date(recordedAt),
    });
  }
}
