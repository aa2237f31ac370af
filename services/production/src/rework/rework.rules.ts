/** 返修完成: what a report must say (process-model.md §2). That it is not more than the task holds, the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { FieldError } from '@guitu/platform/http/problem';

/** A report says something: repaired or unrepairable is above zero. */
export function reworkFaults({ qtyDone, qtyUnrepairable }: Pick<FactPayload<'repair'>, 'qtyDone' | 'qtyUnrepairable'>): FieldError[] {
  if (/[1-9]/.test(qtyDone + qtyUnrepairable)) return [];
  return [{ path: 'qtyDone', zh: '请填写修好或无法修复的数量。', en: 'Say how many were repaired or cannot be.' }];
}
