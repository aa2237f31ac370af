/** 退货指引 (S000-04 §5.4: sales issues the 《销退单》 and notes on it when this lot is due). */
import type { TaskMenu } from '@guitu/contracts/task';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { looksIssuedHere } from '../registration/paper-number.rules.js';

/** A paper that goes with the instruction; without `no` this service gives it one, with it a pre-printed number is kept. */
export interface IssuedForm { readonly code: string; readonly no?: string; readonly lotDueDate?: string }

const LOT_DUE = 'lotDueDate';

/**
 * Every paper the task asks for is there once, with the date the procedure wants on it.
 * @param today local day of the instruction, `YYYY-MM-DD`
 * @throws Problem 422
 */
export function checkForms(forms: readonly IssuedForm[], menu: Pick<TaskMenu, 'documents' | 'form' | 'fields'>, today: string): void {
  const required = new Set([...(menu.documents ?? []), ...(menu.form === undefined ? [] : [menu.form.code])]);
  const dated = menu.fields?.includes(LOT_DUE) === true;
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  forms.forEach((form, index) => {
    const path = `forms.${index}`;
    if (seen.has(form.code)) errors.push({ path: `${path}.code`, zh: '同一单据只能开一张', en: 'each form once' });
    seen.add(form.code);
    if (form.no !== undefined && looksIssuedHere(form.no)) errors.push({ path: `${path}.no`, zh: '此号段由系统编号，请留空', en: 'numbers of this kind are given by the system; leave it out' });
    if (dated && required.has(form.code) && form.lotDueDate === undefined) errors.push({ path: `${path}.${LOT_DUE}`, zh: '必须注明此批交期', en: 'the lot’s due date is required' });
    if (form.lotDueDate !== undefined && form.lotDueDate < today) errors.push({ path: `${path}.${LOT_DUE}`, zh: '交期不能早于今天', en: 'not before today' });
  });
  for (const code of required) {
    if (!seen.has(code)) errors.push({ path: 'forms', zh: `缺少单据：${menu.form?.code === code ? menu.form.zh : code}`, en: `missing form: ${code}` });
  }
  if (errors.length > 0) throw Problem.unprocessable('forms-incomplete', '随退货指引的单据不完整。', 'The forms of the return instruction are not complete.', errors);
}

/** Prefix of the numbers of a form; it also names the number range. Forms without a prefix of their own share one. */
export function formPrefix(code: string): string {
  return code === 'xiaotui' ? 'XT' : 'BD';
}
