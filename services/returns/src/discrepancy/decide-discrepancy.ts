/** 差异处理: what becomes of the difference between announced and counted, per line (S000-04 §5.5). */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { factColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReturnAction } from '../registration/return-action.js';
import { DiscrepancyDecision } from './discrepancy.entity.js';
import { discrepancyFaults } from './discrepancy.rules.js';

@Injectable()
export class DecideDiscrepancy extends ReturnAction<'discrepancy'> {
  readonly kind = 'discrepancy';

  override check({ payload, task }: Known<'discrepancy'>): FieldError[] {
    return discrepancyFaults(payload, task?.lines ?? []);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'discrepancy'>): Promise<void> {
    const { lines, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(DiscrepancyDecision, lines.map(({ line, qty, result }, position) => ({
      ...factColumns(fact), position, line, qty, result, reasonCode, opinionRef: opinionRef ?? null,
    })));
  }
}
