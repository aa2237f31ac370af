/** 结案评审 (S000-05 §3): one level of the chain. Gate, verdicts and four eyes the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** A verdict is of the task's own level; who keeps a return open says why. */
export function closingReviewFaults({ level, verdict, reasonCode }: Pick<FactPayload<'close_review'>, 'level' | 'verdict' | 'reasonCode'>, task: Pick<TaskStatement, 'level'>): FieldError[] {
  return [
    ...(level === task.level ? [] : [{ path: 'level', zh: `此待办为第 ${task.level} 级评审。`, en: `This task is level ${task.level}.` }]),
    ...(verdict === 'reject' && reasonCode === undefined ? [{ path: 'reasonCode', zh: '不予结案须说明原因。', en: 'Keeping it open needs a reason.' }] : []),
  ];
}
