/**
 * 人工干预: a head has a step passed by, or done again (process-model.md §2). After a reopening it also answers 重开处理: passing
 * that by says that nothing is left to do.
 */
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { FactAction } from '../facts/fact-action.js';
import type { Known } from '../facts/fact-request.js';
import { plantOfTasks } from './plant-of-tasks.js';

@Injectable()
export class OverrideStep extends FactAction<'override'> {
  readonly kind = 'override';

  /** A task is answered by the word about its own step alone; whoever has other steps done again names no task. @throws Problem 409: the return has ended */
  override async check({ companyCode, returnNo, payload, task }: Known<'override'>, tx: Transaction): Promise<FieldError[]> {
    const [status] = await tx.query<{ closed: boolean }>('select closed from return_status where company_code = $1 and return_no = $2', [companyCode, returnNo]);
    if (status?.closed === true) throw Problem.conflict('return-closed', '退货单已结束。', 'The return has ended.');
    if (task === null || (payload.step === task.step && payload.act === 'skip')) return [];
    const path = payload.step === task.step ? 'act' : 'step';
    return [{ path, zh: '答复此待办只能跳过它本身；要重做其他步骤，请不带待办提交。', en: 'this task is answered by skipping it alone; to have another step done again, name no task' }];
  }

  override plantOf(tx: Transaction, companyCode: string, returnNo: string): Promise<string | null> {
    return plantOfTasks(tx, companyCode, returnNo);
  }
}
