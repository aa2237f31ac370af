/** 结算审批: one level of the chain (R21 S000-03 §6; R19 S001-20). Gate, verdicts, limits and four eyes the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** A verdict is of the task's own level, and a refusal says why. */
export function approvalFaults({ level, verdict, reasonCode }: Pick<FactPayload<'settlement_approval'>, 'level' | 'verdict' | 'reasonCode'>, task: Pick<TaskStatement, 'level'>): FieldError[] {
  return [
    ...(level === task.level ? [] : [{ path: 'level', zh: `此待办为第 ${task.level} 级审批。`, en: `This task is level ${task.level}.` }]),
    ...(verdict === 'reject' && reasonCode === undefined ? [{ path: 'reasonCode', zh: '驳回须说明原因。', en: 'A refusal needs a reason.' }] : []),
  ];
}
