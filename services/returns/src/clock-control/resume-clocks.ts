/** 恢复: a pause ends before its date. */
import { Injectable } from '@nestjs/common';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactDesk } from '@guitu/task-desk/facts/fact-desk';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '../fact-row.entity.js';
import { databaseNow } from '../registration/plant-day.js';
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

  override async check({ companyCode, returnNo }: Known<'resume'>, tx: Transaction): Promise<FieldError[]> {
    await requireOpenReturn(tx, companyCode, returnNo);
    const last = await lastControl(tx, this.journal, companyCode, returnNo);
    requirePaused(last, await databaseNow(tx));
    return [];
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'resume'>): Promise<void> {
    await tx.manager.insert(ClockControl, { ...factColumns(fact), kind: 'resume', reasonCode: fact.payload.reasonCode, until: null, seq: fact.seq, opinionRef: null });
  }
}
