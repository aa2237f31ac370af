import { databaseNow } from '@guitu/persistence/database-now';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { ReworkPlan } from './rework-plan.entity.js';
import { reworkPlanFaults } from './rework-plan.rules.js';

/** 返修方案: how a portion is to be repaired, or that it cannot be and is judged again. */
@Injectable()
export class PlanRework extends FactAction<'plan'> {
  readonly kind = 'plan';

  override async check({ payload, task, takenOverFrom }: Known<'plan'>, tx: Transaction): Promise<FieldError[]> {
    return task === null ? [] : reworkPlanFaults(payload, task.menu, takenOverFrom ?? (await databaseNow(tx)));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'plan'>): Promise<void> {
    const { feasible, differs, hours, parts, promisedAt, formNo, attrs, reasonCode, opinionRef } = fact.payload;
    await tx.manager.insert(ReworkPlan, {
      ...recordedColumns(fact), portion: fact.scope?.portion ?? null, feasible, differs, hours: String(hours), parts, attrs: attrs ?? {},
      promisedAt: promisedAt === undefined ? null : new Date(promisedAt), formNo: formNo ?? null, reasonCode: reasonCode ?? null, opinionRef: opinionRef ?? null,
    });
  }
}
