/** What a department does with a task when nothing is wrong: one habit per fact kind. Stories override single steps. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskStatement } from '@guitu/contracts/task';

export type Payload = Record<string, unknown>;
export type Habit = (task: TaskStatement) => Payload;

/** Quantity of the task over all its lines (stories use one unit per return). */
export function quantityOf(task: TaskStatement): string {
  const unit = task.lines[0]?.unit ?? 'pcs';
  const steps = task.lines.reduce((sum, line) => sum + (parseQuantity(line.qty, line.unit) ?? 0), 0);
  return formatQuantity(steps, unit);
}

const perLine = (task: TaskStatement, more: (qty: string) => Payload) => task.lines.map(({ line, qty }) => ({ line, ...more(qty) }));
/** A document number of its own for every task, as a clerk would draw it. */
const number = (prefix: string, task: TaskStatement) => `${prefix}-${task.returnNo}-${task.taskId.replace(/[^A-Za-z0-9]/g, '-')}`.slice(0, 40);

export const HABITS: Partial<Record<FactKind, Habit>> = {
  contact: () => ({ resultCode: 'reached', attrs: {} }),
  hold: (task) => ({ placeCode: 'PLACE-1', label: task.menu.label ?? '暂停', lines: perLine(task, (qty) => ({ qty })) }),
  release: () => ({ places: ['PLACE-1'] }),
  onsite: (task) => ({ lines: perLine(task, (qty) => ({ qty, result: 'return' })) }),
  review: (task) => ({ gate: 'return', level: task.menu.level ?? task.level, verdict: 'accept' }),
  instruct: (task) => ({
    addressCode: 'WH-1', freightPayer: 'company',
    forms: (task.menu.form === undefined ? [] : [task.menu.form.code]).map((code) => ({ code, ...(task.menu.fields?.includes('lotDueDate') === true && { lotDueDate: '2099-12-31' }) })),
  }),
  arrive: () => ({ packages: 1, packagingBroken: false }),
  receive: (task) => ({ lines: perLine(task, (qty) => ({ received: qty })), documents: task.menu.documents ?? [], signedBy: [] }),
  discrepancy: (task) => ({ lines: perLine(task, (qty) => ({ qty, result: 'accept' })), reasonCode: 'counted' }),
  arrival_notice: (task) => ({ areaCode: 'RETURN-AREA', label: task.menu.label ?? '待判定' }),
  inspect: (task) => ({ method: 'full', lines: perLine(task, (qty) => ({ sample: qty, passed: '0', failed: qty })) }),
  conclude: () => ({ attendantRoles: ['qc'], conclusionCode: 'agreed' }),
  dispose: (task) => ({ lines: perLine(task, (qty) => ({ portions: [{ qty, goods: 'REWORK', remedy: 'REPAIR_RETURN' }] })) }),
  order: (task) => ({ orderNo: number('MO', task), qty: quantityOf(task), priority: true }),
  repair: (task) => ({ qtyDone: quantityOf(task), qtyUnrepairable: '0', hours: 1.5, material: [] }),
  reinspect: (task) => ({ pass: quantityOf(task), fail: '0', defects: [] }),
  stock_in: (task) => ({ qty: quantityOf(task), storeCode: 'STORE-1' }),
  scrap_request: (task) => ({ qty: quantityOf(task), formNo: number('BF', task), reasonCode: 'not-repairable' }),
  scrap_approval: (task) => ({ gate: 'scrap', level: task.menu.level ?? task.level, verdict: 'accept' }),
  scrap: (task) => ({ qty: quantityOf(task) }),
  pack: (task) => ({ qty: quantityOf(task) }),
  send_back: (task) => ({ qty: quantityOf(task), waybillRef: number('WB', task) }),
  onsite_done: (task) => ({ qtyOk: quantityOf(task), qtyFailed: '0', hours: 2, cost: 12000 }),
  supply_order: (task) => ({ formNo: number('BH', task), qty: quantityOf(task) }),
  make: (task) => ({ qty: quantityOf(task) }),
  ship: (task) => ({ qty: quantityOf(task), waybillRef: number('WB', task) }),
  duty: (task) => ({ duty: task.menu.duty ?? task.step }),
  resolve: (task) => ({ anomalyId: task.menu.anomalyId ?? '', verdict: 'accept', reasonCode: 'seen' }),
  grant: (task) => ({ loop: task.menu.loop ?? 'rework', rounds: 1, reasonCode: 'once-more' }),
};
