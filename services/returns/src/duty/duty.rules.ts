/** 事项: a paper or act without a decision that a procedure orders, e.g. S000-04 §5.3 外部失败成本登记. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import { Problem, type FieldError } from '@guitu/platform/http/problem';

type Duty = Pick<FactPayload<'duty'>, 'duty' | 'formNo' | 'amount'>;

/** The duty is the one asked for, and it brings the form and the amount the procedure wants. @throws Problem 422 */
export function checkDuty(done: Duty, menu: Pick<TaskMenu, 'duty' | 'form' | 'fields'>): void {
  const errors: FieldError[] = [];
  if (done.duty !== menu.duty) errors.push({ path: 'duty', zh: `应为 ${menu.duty ?? '—'}`, en: `expected ${menu.duty ?? '—'}` });
  if (menu.form !== undefined && done.formNo === undefined) errors.push({ path: 'formNo', zh: `必须填写${menu.form.zh}号码`, en: `number of form ${menu.form.code} required` });
  if (menu.fields?.includes('amount') === true && done.amount === undefined) errors.push({ path: 'amount', zh: '必须填写金额', en: 'amount required' });
  if (errors.length > 0) throw Problem.unprocessable('duty-incomplete', '事项内容不完整。', 'The duty is not complete.', errors);
}
