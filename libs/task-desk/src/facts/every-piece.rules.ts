import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from './quantities.rules.js';

/**
 * A fault for each line of a task of which the fact leaves something unsaid: it would lie there without a decision. A line stands
 * as a whole, in however many portions. More than asked `quantityFaults` refuses. Pure.
 * @param lacks what the rest has not got, after "第 1 行还有 3" and "3 of line 1"
 */
export function everyPieceFaults(said: readonly { readonly line: number; readonly qty: string }[], asked: readonly TaskLine[], lacks: { readonly zh: string; readonly en: string }): FieldError[] {
  return [...new Map(asked.map(({ line, unit }) => [line, unit]))].flatMap(([line, unit]) => {
    const told = said.filter((entry) => entry.line === line).reduce((sum, { qty }) => sum + (parseQuantity(qty, unit) ?? 0), 0);
    const rest = stepsOn(asked, line) - told;
    if (rest <= 0) return [];
    const shown = formatQuantity(rest, unit);
    return [{ path: 'lines', zh: `第 ${line} 行还有 ${shown} ${lacks.zh}。`, en: `${shown} of line ${line} ${lacks.en}.` }];
  });
}
