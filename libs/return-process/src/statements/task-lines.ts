/** The lines of a task: item and quantity as people read them. */
import { formatQuantity } from '@guitu/contracts/quantity';
import type { TaskLine } from '@guitu/contracts/task';
import { lineOf, portions, type Portion, type ReturnState } from '../state.js';

/** One line of a task; `qty` in steps of the unit. */
export function taskLine(state: ReturnState, line: number, qty: number, portion?: string): TaskLine[] {
  const of = lineOf(state, line);
  if (of === undefined) return [];
  return [{ line, item: of.item, ...(of.batch !== undefined && { batch: of.batch }), qty: formatQuantity(qty, of.unit), unit: of.unit, ...(portion !== undefined && { portion }) }];
}

/** Quantities of portions added up per line. */
export function perLine(state: ReturnState, chosen: readonly Portion[]): TaskLine[] {
  const lines = [...new Set(chosen.map(({ line }) => line))].sort((a, b) => a - b);
  return lines.flatMap((line) => taskLine(state, line, chosen.filter((portion) => portion.line === line).reduce((sum, { qty }) => sum + qty, 0)));
}

/** Portions nobody has decided about. */
export const undecided = (state: ReturnState): Portion[] => portions(state).filter(({ decidedAt, endedAt }) => decidedAt === null && endedAt === null);
