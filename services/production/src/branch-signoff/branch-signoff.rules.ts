/** 签收 (S000-19 §5): the branch factory signs for what 验收 counted. Pure. */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { askedQuantity, stepsOn } from '@guitu/task-desk/facts/quantities.rules';

/** One quantity speaks of all lines, so it can be held to them only where they have one unit: it is then all of it, not less and not more. */
export function signoffFaults(qty: string, lines: readonly TaskLine[]): FieldError[] {
  const [unit, ...others] = [...new Set(lines.map((line) => line.unit))];
  if (unit === undefined || others.length > 0 || parseQuantity(qty, unit) === stepsOn(lines)) return [];
  const held = askedQuantity({ lines });
  return [{ path: 'qty', zh: `仓库验收为 ${held}；数量不符请先由仓库更正验收，再签收。`, en: `The warehouse counted ${held}; if that is wrong, it corrects its receipt first.` }];
}
