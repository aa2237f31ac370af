/** 补充资料: papers the registration lacked, or that 审核 asked for, have come; they count whenever they come. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { requireOpenReturn, ReturnAction } from '../registration/return-action.js';
import { Supplement } from './supplement.entity.js';
import { supplementFaults } from './supplement.rules.js';

@Injectable()
export class SupplementPapers extends ReturnAction<'supplement'> {
  readonly kind = 'supplement';

  override async check({ companyCode, returnNo, payload, task }: Known<'supplement'>, tx: Transaction): Promise<FieldError[]> {
    if (task === null) await requireOpenReturn(tx, companyCode, returnNo);
    return supplementFaults(payload);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'supplement'>): Promise<void> {
    const { forms, attrs, opinionRef } = fact.payload;
    await tx.manager.insert(Supplement, { ...factColumns(fact), forms, attrs: attrs ?? {}, opinionRef: opinionRef ?? null });
  }
}
