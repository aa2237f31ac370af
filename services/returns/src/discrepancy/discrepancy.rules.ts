/** 差异处理 (S000-04 §5.5: labelled and placed only once what came agrees with the 《销退单》). More than the difference the desk refuses. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

/** The whole difference of every line is decided on, or its goods would wait for ever; or all of it is counted again. */
export function discrepancyFaults({ lines }: Pick<FactPayload<'discrepancy'>, 'lines'>, asked: readonly TaskLine[]): FieldError[] {
  const recounts = lines.filter(({ result }) => result === 'recount');
  if (recounts.length > 0) {
    return recounts.length === lines.length ? [] : [{ path: 'lines', zh: '复点时不能同时作其他处理', en: 'a recount decides nothing else' }];
  }
  return [...new Map(asked.map((line) => [line.line, line.unit]))].flatMap(([line, unit]) => {
    const decided = lines.filter((entry) => entry.line === line).reduce((sum, { qty }) => sum + (parseQuantity(qty, unit) ?? 0), 0);
    const open = stepsOn(asked, line) - decided;
    if (open <= 0) return [];
    return [{ path: 'lines', zh: `第 ${line} 行还有 ${formatQuantity(open, unit)} 没有处理意见`, en: `no decision on ${formatQuantity(open, unit)} of line ${line}` }];
  });
}
