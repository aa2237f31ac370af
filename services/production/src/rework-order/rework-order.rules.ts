/** 生产指令: what an order of PMC must say (R43, S000-04 §4). Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import { parseQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Every fault of an order against the task it answers: whole quantity, and first priority where the procedure gives it. */
export function reworkOrderFaults(order: Pick<FactPayload<'order'>, 'qty' | 'priority'>, task: Pick<TaskStatement, 'lines' | 'menu'>): FieldError[] {
  return [...partFaults(order.qty, task.lines), ...priorityFaults(order.priority, task.menu)];
}

/** A task is one portion; half an order would leave the rest to nobody. */
function partFaults(qty: string, lines: TaskStatement['lines']): FieldError[] {
  const unit = lines[0]?.unit;
  if (unit === undefined) return [];
  const held = lines.reduce((sum, line) => sum + (parseQuantity(line.qty, line.unit) ?? 0), 0);
  return parseQuantity(qty, unit) === held ? [] : [{ path: 'qty', zh: '生产指令须覆盖本待办的全部数量。', en: 'An order covers the whole quantity of its task.' }];
}

/** R43 (S000-04 §4): rework of returned goods is scheduled first. */
function priorityFaults(priority: boolean, menu: TaskStatement['menu']): FieldError[] {
  if (menu.priority !== true || priority) return [];
  return [{ path: 'priority', zh: '制度规定客退返修优先安排（S000-04 §4）。', en: 'The procedure gives returned goods first priority (S000-04 §4).' }];
}
