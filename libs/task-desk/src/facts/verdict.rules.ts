/** One level's verdict at a gate (process-model.md §1.1). Gate, verdicts, limits and four eyes the desk checks. Pure. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

export interface Verdict { readonly level: number; readonly verdict: 'accept' | 'reject'; readonly reasonCode?: string | undefined }

/** A verdict is of the task's own level, and whoever refuses says why (house; product.md F3). */
export function verdictFaults({ level, verdict, reasonCode }: Verdict, task: Pick<TaskStatement, 'level'>): FieldError[] {
  return [
    ...(level === task.level ? [] : [{ path: 'level', zh: `此待办为第 ${task.level} 级审批。`, en: `This task is level ${task.level}.` }]),
    ...(verdict === 'reject' && reasonCode === undefined ? [{ path: 'reasonCode', zh: '驳回须说明原因。', en: 'A refusal needs a reason.' }] : []),
  ];
}
