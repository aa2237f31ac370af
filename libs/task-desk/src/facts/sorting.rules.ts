/** 分拣完成: every unit falls into a class (P13; S003-15 §4.2, S000-11 §5.2). Known lines, units and what exceeds the task the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { everyPieceFaults } from './every-piece.rules.js';

/** Faults of a sorting: pieces without a class; a class the policy does not have, where it names them; a class said twice of a line. */
export function sortingFaults({ lines }: FactPayload<'sort'>, { lines: asked, menu: { grades } }: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  const unclassed = everyPieceFaults(lines, asked, { zh: '没有分类', en: 'are not sorted' });
  const wrong = lines.flatMap((entry, index): FieldError[] => {
    const path = `lines.${index}.class`;
    if (grades !== undefined && !grades.includes(entry.class)) return [{ path, zh: `没有“${entry.class}”这一类，可选：${grades.join('、')}。`, en: `There is no class ${entry.class}; there are: ${grades.join(', ')}.` }];
    const twice = lines.findIndex((other) => other.line === entry.line && other.class === entry.class) < index;
    return twice ? [{ path, zh: `第 ${entry.line} 行的“${entry.class}”写了两次。`, en: `${entry.class} is said twice of line ${entry.line}.` }] : [];
  });
  return [...unclassed, ...wrong];
}
