/** A look at a portion (R44 复检, R47 性能测试, S001-18 §4.8 出货检验). That it is not more than the task holds, the desk checks. Pure. */
import type { FieldError } from '@guitu/platform/http/problem';

export interface Looked { readonly pass: string; readonly fail: string; readonly defects?: readonly string[] | undefined }
const isNone = (qty: string): boolean => !/[1-9]/.test(qty);

/** Something was looked at; what failed says by which defects, and what passed has none. What is not named yet stays with the task. */
export function portionCheckFaults({ pass, fail, defects = [] }: Looked): FieldError[] {
  if (isNone(pass + fail)) return [{ path: 'pass', zh: '请填写合格或不合格的数量。', en: 'Say how many passed or failed.' }];
  if (isNone(fail) === (defects.length === 0)) return [];
  return isNone(fail)
    ? [{ path: 'defects', zh: '没有不合格数量，不能填写不良代码。', en: 'Nothing failed that could have these defects.' }]
    : [{ path: 'defects', zh: '不合格的须填写不良代码。', en: 'Say by which defects it failed.' }];
}
