/** 资格核对: a person answers what the attributes left open (S000-02 shop windows, S000-01 packaging …); whether the return is admitted, the process says. */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { EligibilityCheck } from './eligibility.entity.js';
import { checkFaults } from './eligibility.rules.js';

@Injectable()
export class CheckEligibility extends ReturnAction<'eligibility'> {
  readonly kind = 'eligibility';

  override check({ payload, task }: Known<'eligibility'>): FieldError[] {
    return task === null ? [] : checkFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'eligibility'>): Promise<void> {
    const { checks, attrs, lines, opinionRef } = fact.payload;
    await tx.manager.insert(EligibilityCheck, { ...factColumns(fact), checks, attrs: attrs ?? {}, lineAttrs: lines ?? [], opinionRef: opinionRef ?? null });
  }
}
