import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { Disposition } from './disposition.entity.js';
import { dispositionFaults } from '@guitu/task-desk/facts/disposition.rules';

/** 判定: how the undecided quantity of each line ends, split over the outcomes the task allows. */
@Injectable()
export class DecideDisposition extends FactAction<'dispose'> {
  readonly kind = 'dispose';

  override check({ payload, task }: Known<'dispose'>): FieldError[] {
    return task === null ? [] : dispositionFaults(payload, task);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'dispose'>): Promise<void> {
    const { factId, companyCode, plantCode, returnNo, payload } = fact;
    const portions = payload.lines.flatMap(({ line, portions: parts }) => parts.map((part) => ({ line, ...part })));
    await tx.manager.insert(Disposition, portions.map(({ line, qty, goods, remedy }, position) => ({
      factId, position, companyCode, plantCode, returnNo, line, qty, goods, remedy,
      faultCode: payload.faultCode ?? null, decidedBy: fact.by.staff, decidedAt: new Date(fact.recordedAt),
    })));
  }
}
