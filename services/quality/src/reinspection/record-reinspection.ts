import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { factColumns } from '../fact-row.entity.js';
import { wholeQuantityFaults } from '@guitu/task-desk/facts/whole-quantity.rules';
import { Reinspection } from './reinspection.entity.js';

/** 复检结果: a repaired portion is looked at again; what is NG goes into the next round of 返修 (R44). */
@Injectable()
export class RecordReinspection extends FactAction<'reinspect'> {
  readonly kind = 'reinspect';

  override check({ payload, task }: Known<'reinspect'>): FieldError[] {
    return task === null ? [] : wholeQuantityFaults('pass', [payload.pass, payload.fail], task.lines);
  }

  override async write(tx: Transaction, fact: RecordedFactOf<'reinspect'>): Promise<void> {
    const { pass, fail, defects } = fact.payload;
    await tx.manager.insert(Reinspection, { ...factColumns(fact), portion: fact.scope?.portion ?? null, round: await roundOf(tx, fact), pass, fail, defects });
  }
}

/** The round of the task that was answered; the desk holds that row locked. @throws when there is none: 复检 is refused without its task */
async function roundOf(tx: Transaction, { companyCode, returnNo, taskId }: RecordedFactOf<'reinspect'>): Promise<number> {
  const [task] = await tx.query<{ round: number }>('select round from task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
  if (task === undefined) throw new Error(`no task ${taskId ?? '(none)'} of ${returnNo}`);
  return task.round;
}
