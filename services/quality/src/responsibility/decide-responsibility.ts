import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ResponsibilityDecision } from './responsibility-decision.entity.js';
import { responsibilityFaults } from './responsibility.rules.js';

/** 责任判定: whose fault the return was, and who bears what it costs. */
@Injectable()
export class DecideResponsibility extends FactAction<'responsibility'> {
  readonly kind = 'responsibility';

  override check({ payload, task }: Known<'responsibility'>): FieldError[] {
    return task === null ? [] : responsibilityFaults(payload, task.menu);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'responsibility'>): Promise<void> {
    const { fault, unitCode, cause, bearer, assessment, opinionRef } = fact.payload;
    await tx.manager.insert(ResponsibilityDecision, {
      ...recordedColumns(fact), fault, unitCode, cause, bearer, assessmentCode: assessment?.code ?? null,
      assessmentFen: assessment?.amount === undefined ? null : String(assessment.amount), opinionRef: opinionRef ?? null,
    });
  }
}
