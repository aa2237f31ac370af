/** 补货指令: what an order for replacement goods must say. Pure. */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';
import { stepsOn } from '@guitu/task-desk/facts/quantities.rules';

export interface Ordered { readonly qty?: string | undefined; readonly due?: number | undefined; readonly priority?: boolean | undefined }

/** Every fault against the task: its whole quantity, its priority, a date to come (UTC ms). */
export function replenishmentOrderFaults({ qty, due, priority }: Ordered, { lines, menu }: Pick<TaskStatement, 'lines' | 'menu'>, now: number): FieldError[] {
  return [
    ...(qty === undefined || parseQuantity(qty, lines[0]?.unit ?? 'pcs') === stepsOn(lines) ? [] : [{ path: 'qty', zh: '补货指令须覆盖本待办的全部数量。', en: 'An order covers the whole quantity of its task.' }]),
    ...(menu.priority === true && priority === false ? [{ path: 'priority', zh: '制度规定优先安排。', en: 'The procedure gives it first priority.' }] : []),
    ...(due !== undefined && due <= now ? [{ path: 'due', zh: '日期须在今后。', en: 'The date lies in the future.' }] : []),
  ];
}
