/** 报废审批: one level of the chain (S000-04 §5.6). Gate, verdicts and four eyes the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Every fault of a verdict: it is of the task's own level, and a refusal says why, since the goods are judged again. */
export function scrapReviewFaults({ level, verdict, reasonCode }: Pick<FactPayload<'scrap_approval'>, 'level' | 'verdict' | 'reasonCode'>, task: Pick<TaskStatement, 'level'>): FieldError[] {
  return [
    ...(level === task.level ? [] : [{ path: 'level', zh: `此待办为第 ${task.level} 级审批。`, en: `This task is level ${task.level}.` }]),
    ...(verdict === 'reject' && reasonCode === undefined ? [{ path: 'reasonCode', zh: '驳回报废须说明原因。', en: 'A refusal needs a reason.' }] : []),
  ];
}
