/** 改善报告 (P17; S000-11, S001-08 §1.5, S001-18 §4.6): the kind that is asked for, with measures. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Another kind than the task's; a report that changes nothing; a measure said twice. */
export function improvementFaults({ kind, actions }: Pick<FactPayload<'improve'>, 'kind' | 'actions'>, { results = [] }: Pick<TaskMenu, 'results'>): FieldError[] {
  const repeated = [...new Set(actions.filter((action, i) => actions.indexOf(action) !== i))];
  return [
    ...(results.length === 0 || results.includes(kind) ? [] : [{ path: 'kind', zh: `此待办要求的报告为 ${results.join('、')}。`, en: `This task asks for: ${results.join(', ')}.` }]),
    ...(actions.length > 0 ? [] : [{ path: 'actions', zh: '请填写至少一项改善措施。', en: 'Name at least one measure.' }]),
    ...repeated.map((action) => ({ path: 'actions', zh: `措施 ${action} 重复。`, en: `The measure ${action} is named twice.` })),
  ];
}
