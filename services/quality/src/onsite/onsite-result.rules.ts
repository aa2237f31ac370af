/** 现场结果: every piece gets a result (S000-04 §5.3, §5.4). That each result is one the task lists, and none is above the quantity, the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

/** A fault for each line of the task of which something has no result. */
export function onsiteResultFaults({ lines }: Pick<FactPayload<'onsite'>, 'lines'>, asked: readonly TaskLine[]): FieldError[] {
  const units = new Map(asked.map(({ line, unit }) => [line, unit]));
  return [...units].flatMap(([line, unit]) => {
    const told = lines.filter((entry) => entry.line === line).reduce((sum, { qty }) => sum + (parseQuantity(qty, unit) ?? 0), 0);
    const rest = stepsOn(asked, line) - told;
    if (rest <= 0) return [];
    const shown = formatQuantity(rest, unit);
    return [{ path: 'lines', zh: `第 ${line} 行还有 ${shown} 没有结果。`, en: `${shown} of line ${line} have no result.` }];
  });
}
