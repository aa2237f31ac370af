/** The lines of a task: item and quantity as people read them. */
import { formatQuantity } from '@guitu/contracts/quantity';
import type { TaskLine, TaskStatement } from '@guitu/contracts/task';
import { lineOf, portions, type Portion, type ReturnState } from '../state.js';

/** One line of a task; `qty` in steps of the unit. */
export function taskLine(state: ReturnState, line: number, qty: number, portion?: string): TaskLine[] {
  const of = lineOf(state, line);
  if (of === undefined) return [];
  return [{ line, item: of.item, ...(of.batch !== undefined && { batch: of.batch }), qty: formatQuantity(qty, of.unit), unit: of.unit, ...(portion !== undefined && { portion }) }];
}

/** What was found less (−) or more than somebody counted before, in steps of the unit. */
export function differenceNote(state: ReturnState, line: number, variance: number): TaskStatement['notes'][number] {
  const qty = formatQuantity(Math.abs(variance), lineOf(state, line)?.unit ?? 'pcs');
  return variance < 0 ? { code: 'short', zh: `第 ${line} 行少 ${qty}`, en: `Line ${line} is short by ${qty}` } : { code: 'over', zh: `第 ${line} 行多 ${qty}`, en: `Line ${line} is over by ${qty}` };
}

/** Quantities of portions added up per line. */
export function perLine(state: ReturnState, chosen: readonly Portion[]): TaskLine[] {
  const lines = [...new Set(chosen.map(({ line }) => line))].sort((a, b) => a - b);
  return lines.flatMap((line) => taskLine(state, line, chosen.filter((portion) => portion.line === line).reduce((sum, { qty }) => sum + qty, 0)));
}

/** Portions nobody has decided about. */
export const undecided = (state: ReturnState): Portion[] => portions(state).filter(({ decidedAt, endedAt }) => decidedAt === null && endedAt === null);
