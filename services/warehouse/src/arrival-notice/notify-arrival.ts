import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { ArrivalNotice } from './arrival-notice.entity.js';
import { labelFaults } from './label.rules.js';

/** 到货通知: the goods are labelled and lie in their area; quality may come (T02: within the hour). */
@Injectable()
export class NotifyArrival extends FactAction<'arrival_notice'> {
  readonly kind = 'arrival_notice';

  override check({ payload, task }: Known<'arrival_notice'>): FieldError[] {
    return task === null ? [] : labelFaults(payload, task.menu);
  }

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, recordedAt }: RecordedFactOf<'arrival_notice'>): Promise<void> {
    const { areaCode, label } = payload;
    await tx.manager.insert(ArrivalNotice, {
      factId, companyCode, plantCode, returnNo, consignment: scope?.consignment ?? null, areaCode, label, notifiedBy: by.staff, notifiedAt: new Date(recordedAt),
    });
  }
}
