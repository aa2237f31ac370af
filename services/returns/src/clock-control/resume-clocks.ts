/** 恢复: a pause ends before its date. */
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
import { requirePaused } from './clock-control.rules.js';
import { lastControl } from './last-control.js';

@Injectable()
export class ResumeClocks extends ReturnAction<'resume'> {
  readonly kind = 'resume';

  constructor(desk: FactDesk, private readonly journal: Journal) {
    super(desk);
  }

  override async check({ companyCode, returnNo, payload, task, takenOverFrom }: Known<'resume'>, tx: Transaction): Promise<FieldError[]> {
    await requireOpenReturn(tx, companyCode, returnNo);
    if (task?.menu.clockId !== undefined && payload.clockId === undefined) return [{ path: 'clockId', zh: '请指明要恢复的时限', en: 'name the clock that goes on' }];
    const last = await lastControl(tx, this.journal, companyCode, returnNo, payload.clockId ?? null);
    requirePaused(last, takenOverFrom ?? (await databaseNow(tx)));
    return [];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'resume'>): Promise<void> {
    await tx.manager.insert(ClockControl, { ...factColumns(fact), kind: 'resume', clockId: fact.payload.clockId ?? null, reasonCode: fact.payload.reasonCode, until: null, seq: fact.seq, opinionRef: null });
  }
}
