/** 现场结果 (S000-04 §5.3, §5.4: handled at the customer, entrusted to him, or sent back). */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

/** Every piece gets a result: what nobody spoke of would be left at the customer without a decision. More than asked the desk refuses. */
export function onsiteFaults({ lines }: Pick<FactPayload<'onsite'>, 'lines'>, asked: readonly TaskLine[]): FieldError[] {
  return [...new Map(asked.map((line) => [line.line, line.unit]))].flatMap(([line, unit]) => {
    const spoken = lines.filter((entry) => entry.line === line).reduce((sum, { qty }) => sum + (parseQuantity(qty, unit) ?? 0), 0);
    const missing = stepsOn(asked, line) - spoken;
    if (missing <= 0) return [];
    const open = formatQuantity(missing, unit);
    return [{ path: 'lines', zh: `第 ${line} 行还有 ${open} 没有结果`, en: `${open} of line ${line} have no result` }];
  });
}
