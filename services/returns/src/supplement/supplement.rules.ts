/** 补充资料 (K02 补资料 loop, process-model.md §2). */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** Something came: a paper or a statement; each paper once. */
export function supplementFaults({ forms, attrs = {} }: Pick<FactPayload<'supplement'>, 'forms' | 'attrs'>): FieldError[] {
  const twice = forms.flatMap((form, index) => (forms.indexOf(form) < index ? [{ path: `forms.${index}`, zh: '同一单据只写一次', en: 'each paper once' }] : []));
  const nothing = forms.length === 0 && Object.keys(attrs).length === 0;
  return [...twice, ...(nothing ? [{ path: 'forms', zh: '请写明补来了哪些单据或情况', en: 'say which papers or facts have come' }] : [])];
}
