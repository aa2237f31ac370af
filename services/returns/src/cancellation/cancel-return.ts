/** 作废: a head ends a return that should not run; goods already here are sent back by the process (收尾). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { requireOpenReturn, ReturnAction } from '../registration/return-action.js';
import { Cancellation } from './cancellation.entity.js';

@Injectable()
export class CancelReturn extends ReturnAction<'cancel'> {
  readonly kind = 'cancel';

  override async check({ companyCode, returnNo }: Known<'cancel'>, tx: Transaction): Promise<FieldError[]> {
    await requireOpenReturn(tx, companyCode, returnNo);
    return [];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'cancel'>): Promise<void> {
    const { reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(Cancellation, { ...factColumns(fact), reasonCode, opinionRef: opinionRef ?? null });
  }
}
