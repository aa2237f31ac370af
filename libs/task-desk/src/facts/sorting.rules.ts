/** 分拣完成: every unit falls into a class (P13; S003-15 §4.2, S000-11 §5.2). Known lines, units and what exceeds the task the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from './quantities.rules.js';

/** Faults of a sorting: pieces without a class; a class the policy does not have, where it names them; a class said twice of a line. */
export function sortingFaults({ lines }: FactPayload<'sort'>, { lines: asked, menu: { grades } }: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  const unclassed = [...new Map(asked.map(({ line, unit }) => [line, unit]))].flatMap(([line, unit]): FieldError[] => {
    const sorted = lines.filter((entry) => entry.line === line).reduce((sum, { qty }) => sum + (parseQuantity(qty, unit) ?? 0), 0);
    const missing = stepsOn(asked, line) - sorted;
    if (missing <= 0) return [];
    const open = formatQuantity(missing, unit);
    return [{ path: 'lines', zh: `第 ${line} 行还有 ${open} 没有分类。`, en: `${open} of line ${line} are not sorted.` }];
  });
  const wrong = lines.flatMap((entry, index): FieldError[] => {
    const path = `lines.${index}.class`;
    if (grades !== undefined && !grades.includes(entry.class)) return [{ path, zh: `没有“${entry.class}”这一类，可选：${grades.join('、')}。`, en: `There is no class ${entry.class}; there are: ${grades.join(', ')}.` }];
    const twice = lines.findIndex((other) => other.line === entry.line && other.class === entry.class) < index;
    return twice ? [{ path, zh: `第 ${entry.line} 行的“${entry.class}”写了两次。`, en: `${entry.class} is said twice of line ${entry.line}.` }] : [];
  });
  return [...unclassed, ...wrong];
}
