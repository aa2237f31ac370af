/** Good and bad parts of one portion are all of it: what neither names would be left with nobody (process-model.md §1.5). Pure. */
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from './quantities.rules.js';

/** A fault at `path` when the parts (decimal strings) do not add up to the quantity of the task's lines, which have one unit. */
export function wholeQuantityFaults(path: string, parts: readonly string[], lines: readonly TaskLine[]): FieldError[] {
  const unit = lines[0]?.unit;
  if (unit === undefined) return [];
  const [given, held] = [parts.reduce((sum, qty) => sum + (parseQuantity(qty, unit) ?? 0), 0), stepsOn(lines)];
  if (given === held) return [];
  const [a, b] = [formatQuantity(given, unit), formatQuantity(held, unit)];
  return [{ path, zh: `合格与不合格合计 ${a}，应为 ${b}。`, en: `Good and bad add up to ${a}, not ${b}.` }];
}
