import type { Transaction } from '@guitu/persistence/transaction';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import type { FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { ReworkCompletion } from './rework-completion.entity.js';
import { reworkFaults } from './rework.rules.js';

/** 返修完成: how many of a portion were repaired, how many cannot be, with hours and material. */
@Injectable()
export class CompleteRework extends FactAction<'repair'> {
  readonly kind = 'repair';

  override check({ payload, task }: Known<'repair'>): FieldError[] {
    return reworkFaults(payload, task);
  }

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, taskId, by, recordedAt }: RecordedFactOf<'repair'>): Promise<void> {
    const { qtyDone, qtyUnrepairable, hours, material, differs = false, requires = {}, opinionRef } = payload;
    await tx.manager.insert(ReworkCompletion, {
      factId, companyCode, plantCode, returnNo, portion: scope?.portion ?? null, round: roundOf(taskId),
      qtyDone, qtyUnrepairable, hours: String(hours), material, differs, requires, opinionRef: opinionRef ?? null, completedBy: by.staff, completedAt: new Date(recordedAt),
    });
  }
}

/** Task ids are scope/step/round/level (process-model.md §1.1). */
function roundOf(taskId: string | undefined): number | null {
  const round = Number(taskId?.split('/').at(-2));
  return Number.isInteger(round) ? round : null;
}
