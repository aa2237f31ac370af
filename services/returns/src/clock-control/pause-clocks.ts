/** 暂停: the clocks of a return, or one of them, stand still, for a reason and until a date. */
import { Injectable } from '@nestjs/common';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactDesk } from '@guitu/task-desk/facts/fact-desk';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { databaseNow } from '@guitu/persistence/database-now';
import { requireOpenReturn, ReturnAction } from '../registration/return-action.js';
import { ClockControl } from './clock-control.entity.js';
import { pauseFaults } from './clock-control.rules.js';
import { lastControl } from './last-control.js';

@Injectable()
export class PauseClocks extends ReturnAction<'pause'> {
  readonly kind = 'pause';

  constructor(desk: FactDesk, private readonly journal: Journal) {
    super(desk);
  }

  override async check({ companyCode, returnNo, payload, takenOverFrom }: Known<'pause'>, tx: Transaction): Promise<FieldError[]> {
    await requireOpenReturn(tx, companyCode, returnNo);
    const last = await lastControl(tx, this.journal, companyCode, returnNo, payload.clockId ?? null);
    return pauseFaults(payload.until, last, takenOverFrom ?? (await databaseNow(tx)));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'pause'>): Promise<void> {
    const { reasonCode, until, clockId, opinionRef } = fact.payload;
    await tx.manager.insert(ClockControl, { ...factColumns(fact), kind: 'pause', clockId: clockId ?? null, reasonCode, until: new Date(until), seq: fact.seq, opinionRef: opinionRef ?? null });
  }
}
