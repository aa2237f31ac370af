/** 首件确认 (R46 S003-13, S003-08 §5.1.3.3): no batch begins before the first article is right. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** A first article is right, or it says by which defects it is not. */
export function firstArticleFaults({ ok, defects = [] }: Pick<FactPayload<'first_article'>, 'ok' | 'defects'>): FieldError[] {
  if (ok === (defects.length === 0)) return [];
  return ok
    ? [{ path: 'defects', zh: '首件合格时不能填写不良。', en: 'A first article with defects is not right.' }]
    : [{ path: 'defects', zh: '首件不合格须填写不良代码，方案将重做。', en: 'Say by which defects it is not right; the plan is made again.' }];
}
