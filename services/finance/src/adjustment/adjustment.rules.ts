/** 结算调整: what was booked and what is owed by now differ (process-model.md §7). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

export type Adjustment = Pick<FactPayload<'adjust'>, 'delta' | 'decision'>;
const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** The difference is the one the process found, and what becomes of it one of the ways it offers. */
export function adjustmentFaults({ delta, decision }: Adjustment, menu: Pick<TaskMenu, 'amount' | 'results'>): FieldError[] {
  const { results = [] } = menu;
  return [
    ...(menu.amount === undefined || delta === menu.amount ? [] : [{ path: 'delta', zh: `差额应为 ${yuan(menu.amount)}。`, en: `The difference is ${yuan(menu.amount)}.` }]),
    ...(results.length === 0 || results.includes(decision) ? [] : [{ path: 'decision', zh: `此差额不可按 ${decision} 处理（可选：${results.join('、')}）。`, en: `This difference cannot be settled by ${decision} (${results.join(', ')}).` }]),
  ];
}
