/** 退货指引 (S000-04 §5.4: sales issues the 《销退单》 and notes on it when this lot is due). */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

const LOT_DUE = 'lotDueDate';

/**
 * Every paper the task asks for is there once, with the date the procedure wants on it.
 * @param today local day of the plant, `YYYY-MM-DD`
 */
export function formFaults({ forms }: Pick<FactPayload<'instruct'>, 'forms'>, menu: Pick<TaskMenu, 'documents' | 'form' | 'fields'>, today: string): FieldError[] {
  const required = new Set([...(menu.documents ?? []), ...(menu.form === undefined ? [] : [menu.form.code])]);
  const dated = menu.fields?.includes(LOT_DUE) === true;
  const codes = forms.map((form) => form.code);
  const faults = forms.flatMap(({ code, lotDueDate }, index): FieldError[] => {
    const path = `forms.${index}`;
    return [
      ...(codes.indexOf(code) < index ? [{ path: `${path}.code`, zh: '同一单据只能开一张', en: 'each form once' }] : []),
      ...(dated && required.has(code) && lotDueDate === undefined ? [{ path: `${path}.${LOT_DUE}`, zh: '必须注明此批交期', en: 'the lot’s due date is required' }] : []),
      ...(lotDueDate !== undefined && lotDueDate < today ? [{ path: `${path}.${LOT_DUE}`, zh: '交期不能早于今天', en: 'not before today' }] : []),
    ];
  });
  const missing = [...required].filter((code) => !codes.includes(code));
  return [...faults, ...missing.map((code) => ({ path: 'forms', zh: `缺少单据：${menu.form?.code === code ? menu.form.zh : code}`, en: `missing form: ${code}` }))];
}
