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

/** The form's number, where the task asks for a form. */
const formOf = (task: TaskStatement, prefix: string): Payload => (task.menu.form === undefined ? {} : { formNo: number(prefix, task) });
/** Every field the form asks, filled in. */
const written = ({ menu }: TaskStatement, but: readonly string[] = []): Payload => Object.fromEntries((menu.fields ?? []).filter((field) => !but.includes(field)).map((field) => [field, 'seen']));

export const HABITS: Partial<Record<FactKind, Habit>> = {
  supplement: (task) => ({ forms: task.menu.documents ?? [], attrs: { docsComplete: true } }),
  eligibility: (task) => ({ checks: Object.fromEntries((task.menu.openChecks ?? []).map(({ code }) => [code, true])) }),
  exception: (task) => ({ gate: 'exception', level: task.menu.level ?? task.level, verdict: 'accept' }),
  customer_reply: (task) => ({ about: task.menu.about, answer: 'accept' }),
  contact: () => ({ resultCode: 'reached', attrs: {} }),
  hold: (task) => ({ placeCode: 'PLACE-1', label: task.menu.label ?? '暂停', lines: perLine(task, (qty) => ({ qty })) }),
  release: () => ({ places: ['PLACE-1'] }),
  onsite: (task) => ({ lines: perLine(task, (qty) => ({ qty, result: 'return' })) }),
  review: (task) => ({ gate: 'return', level: task.menu.level ?? task.level, verdict: 'accept' }),
  instruct: (task) => ({
    addressCode: 'WH-1', freightPayer: task.menu.freight?.payer ?? 'company',
    forms: [...new Set([...(task.menu.form === undefined ? [] : [task.menu.form.code]), ...(task.menu.documents ?? [])])].map((code) => ({ code, ...(task.menu.fields?.includes('lotDueDate') === true && { lotDueDate: '2099-12-31' }) })),
  }),
  arrive: () => ({ packages: 1, packagingBroken: false }),
  receive: (task) => ({ lines: perLine(task, (qty) => ({ received: qty, fields: written(task, ['receivedQty']) })), documents: task.menu.documents ?? [], signedBy: [] }),
  discrepancy: (task) => ({ lines: perLine(task, (qty) => ({ qty, result: 'accept' })), reasonCode: 'counted' }),
  arrival_notice: (task) => ({ areaCode: 'RETURN-AREA', label: task.menu.label ?? '待判定' }),
  signoff: (task) => ({ branchCode: 'BRANCH-1', qty: quantityOf(task) }),
  sort: (task) => ({ lines: perLine(task, (qty) => ({ qty, class: task.menu.grades?.[0] ?? 'any' })) }),
  inspect: (task) => ({ method: 'full', ...formOf(task, 'JL'), lines: perLine(task, (qty) => ({ sample: qty, passed: '0', failed: qty })) }),
  conclude: () => ({ attendantRoles: ['qc'], conclusionCode: 'agreed' }),
  dispose: (task) => ({ lines: perLine(task, (qty) => ({ portions: [{ qty, goods: 'REWORK', remedy: 'REPAIR_RETURN' }] })) }),
  quote: () => ({ fee: 12_000, parts: [] }),
  plan: (task) => ({ feasible: true, differs: false, hours: 2, parts: [], ...formOf(task, 'FA') }),
  order: (task) => ({ orderNo: number('MO', task), qty: quantityOf(task), priority: true }),
  repair: (task) => ({
    qtyDone: quantityOf(task), qtyUnrepairable: '0', hours: 1.5, material: [],
    ...(task.menu.requires !== undefined && { requires: Object.fromEntries(task.menu.requires.map((code) => [code, true])) }),
  }),
  treat: (task) => ({ qty: quantityOf(task), ...(task.menu.requires?.includes('certificateNo') === true && { certificateNo: number('HG', task) }) }),
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
  replacement_approval: (task) => ({ gate: 'replacement', level: task.menu.level ?? task.level, verdict: 'accept' }),
  audit: (task) => ({ verdict: 'accept', net: task.menu.amount ?? 0, differences: [] }),
  settlement_approval: (task) => ({ gate: 'settlement', level: task.menu.level ?? task.level, verdict: 'accept' }),
  post: (task) => ({ net: task.menu.amount ?? 0, methodCode: 'offset', voucherNo: number('V', task) }),
  refund_paid: (task) => ({ amount: task.menu.amount ?? 0, routeCode: task.menu.routes?.[0] ?? 'original', voucherNo: number('P', task) }),
  improve: (task) => ({ kind: task.menu.results?.[0] ?? 'improvement', actions: ['checked-line'], report: '原因已查明，措施已落实。' }),
  report_sent: (task) => ({ formNo: number('BG', task) }),
  tell: (task) => ({ amount: task.menu.amount ?? 0, wayCode: 'phone' }),
  survey: () => ({ score: 9 }),
  duty: (task) => ({ duty: task.menu.duty ?? task.step, ...formOf(task, 'DJ'), ...(task.menu.fields !== undefined && { fields: written(task) }) }),
  resolve: (task) => ({ anomalyId: task.menu.anomalyId ?? '', verdict: 'accept', reasonCode: 'seen' }),
  grant: (task) => ({ loop: task.menu.loop ?? 'rework', rounds: 1, reasonCode: 'once-more' }),
};
