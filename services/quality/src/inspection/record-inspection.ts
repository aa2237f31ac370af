import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { recordedColumns } from '@guitu/task-desk/facts/fact-row.entity';
import { InspectionLine } from './inspection-line.entity.js';
import { Inspection } from './inspection.entity.js';
import { inspectionFaults } from './inspection.rules.js';
import { readInspectionPlans } from './plan/read-inspection-plans.js';

/** 检验结果: what was found on the goods of a consignment; the next step, 判定, is made from it. */
@Injectable()
export class RecordInspection extends FactAction<'inspect'> {
  readonly kind = 'inspect';

  override async check({ companyCode, payload, task }: Known<'inspect'>, tx: Transaction): Promise<FieldError[]> {
    return task === null ? [] : inspectionFaults(payload, task, await readInspectionPlans(tx, companyCode, task.lines.map(({ item }) => item)));
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'inspect'>): Promise<void> {
    const { factId, scope, payload } = fact;
    await tx.manager.insert(Inspection, { ...recordedColumns(fact), consignment: scope?.consignment ?? null, method: payload.method, formNo: payload.formNo ?? null });
    await tx.manager.insert(InspectionLine, payload.lines.map(({ line, sample, passed, failed, attrs = {} }, position) => ({ factId, position, line, sample, passed, failed, attrs })));
  }
}
