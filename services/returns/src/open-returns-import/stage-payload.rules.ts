/** 期初在途: the fact that a past stage was, from the little a list says and what its task asked for. Pure. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { TaskLine, TaskStatement } from '@guitu/contracts/task';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { PastStage } from './open-return.js';

/** Stands where nobody kept why, or how. */
const BEFORE_GUITU = 'before-guitu';

/** @param rows of one fact: of several lines at the same instant · @param task it answered; null: it needed none · @returns to be judged by the kind's own schema */
export function stagePayload(kind: FactKind, rows: readonly PastStage[], task: TaskStatement | null, staff: string): Record<string, unknown> {
  return rows.reduce<Record<string, unknown>>((payload, row) => ({ ...payload, ...row.payload }), worked(kind, rows, task, staff));
}

function worked(kind: FactKind, rows: readonly PastStage[], task: TaskStatement | null, staff: string): Record<string, unknown> {
  const [first] = rows;
  const menu = task?.menu ?? {};
  const lines = (task?.lines ?? []).filter(({ line }) => rows.every((row) => row.line === undefined) || rows.some((row) => row.line === line));
  const rowOf = (line: number): PastStage | undefined => rows.find((row) => row.line === line) ?? rows.find((row) => row.line === undefined);
  const qty = first?.qty ?? lines[0]?.qty;
  if (menu.gate !== undefined) return { gate: menu.gate, level: task?.level, verdict: first?.verdict };
  switch (kind) {
    case 'contact': return { resultCode: first?.result, attrs: {} };
    case 'supplement': return { forms: menu.documents ?? [] };
    case 'eligibility': return { checks: checksOf(menu.openChecks ?? [], first?.result) };
    case 'instruct': return { addressCode: first?.place ?? menu.address, freightPayer: menu.freight?.payer, forms: papersOf(menu).map((code) => ({ code, no: first?.no })) };
    case 'arrive': return { packages: 1, packagingBroken: false, ...(first?.no !== undefined && { waybillRef: first.no }) };
    case 'dispatched': return first?.no === undefined ? {} : { waybillRef: first.no };
    case 'hold': return { placeCode: first?.place, label: menu.label ?? '退货', lines: lines.map(({ line, qty: all }) => ({ line, qty: rowOf(line)?.qty ?? all })) };
    case 'receive': return { lines: lines.map((one) => counted(one, rowOf(one.line)?.qty ?? one.qty, menu)), documents: menu.documents ?? [], signedBy: [staff], ...(menu.signers !== undefined && { signedRoles: menu.signers }) };
    case 'arrival_notice': return { areaCode: first?.place, label: menu.label ?? '退货' };
    case 'onsite': case 'discrepancy': return { ...(kind === 'discrepancy' && { reasonCode: BEFORE_GUITU }), lines: lines.flatMap(({ line, qty: all }) => rowsOf(rows, line).map((row) => ({ line, qty: row.qty ?? all, result: row.result }))) };
    case 'sort': return { lines: lines.flatMap(({ line, qty: all }) => rowsOf(rows, line).map((row) => ({ line, qty: row.qty ?? all, class: row.result }))) };
    case 'inspect': return { method: menu.sampling?.method ?? 'full', ...formOf(first, menu), lines: lines.map((line) => judged(line, rowsOf(rows, line.line))) };
    case 'dispose': return { lines: lines.map(({ line, qty: all }) => ({ line, portions: partsOf(rows, line, all, menu) })) };
    case 'order': return { orderNo: first?.no, qty, priority: menu.priority ?? false };
    case 'repair': return { qtyDone: sumOf(rows, qty, ({ result }) => result !== 'unrepairable', task), qtyUnrepairable: sumOf(rows, qty, ({ result }) => result === 'unrepairable', task), hours: 0, material: [], ...(menu.requires !== undefined && { requires: Object.fromEntries(menu.requires.map((code) => [code, true])) }) };
    case 'reinspect': return { ...passOf(rows, qty, task), defects: [] };
    case 'unit_test': case 'dispatch_check': return passOf(rows, qty, task);
    case 'onsite_done': return { qtyOk: passOf(rows, qty, task).pass, qtyFailed: passOf(rows, qty, task).fail, hours: 0, cost: first?.amount };
    case 'first_article': case 'effect_check': return { ok: first?.result === 'pass' };
    case 'plan': return { feasible: first?.result === 'pass', differs: false, hours: 0, parts: [], ...(first?.no !== undefined && { formNo: first.no }) };
    case 'signoff': return { branchCode: first?.place, lines: lines.map(({ line, qty: all }) => ({ line, qty: rowOf(line)?.qty ?? all })) };
    case 'customer_reply': return { about: menu.about, answer: first?.result, ...(first?.remedy !== undefined && { choice: first.remedy }), ...(first?.amount !== undefined && { amount: first.amount }) };
    case 'quote': return { fee: first?.amount, parts: [] };
    case 'report_sent': return { formNo: first?.no };
    case 'to_supplier': return { qty, claimId: first?.no };
    case 'dismantle': return { qty };
    case 'audit': return { verdict: first?.verdict, net: first?.amount ?? menu.amount, differences: [] };
    case 'stock_in': return { qty, storeCode: first?.place };
    case 'scrap_request': return { qty, formNo: first?.no, reasonCode: BEFORE_GUITU };
    case 'supply_order': return { qty, formNo: first?.no };
    case 'send_back': case 'ship': return { qty, waybillRef: first?.no };
    case 'treat': return { qty, ...(first?.no !== undefined && { certificateNo: first.no }) };
    case 'scrap': case 'pack': case 'make': return { qty };
    case 'post': return { net: first?.amount ?? menu.amount, methodCode: first?.result ?? BEFORE_GUITU, voucherNo: first?.no };
    case 'refund_paid': return { amount: first?.amount ?? menu.amount, routeCode: first?.result ?? only(menu.routes), voucherNo: first?.no };
    case 'deposit': return { amount: first?.amount };
    case 'duty': return { duty: menu.duty, ...formOf(first, menu), ...(menu.fields !== undefined && { fields: written(menu.fields, lines[0], qty) }) };
    default: return {};
  }
}

/** Several rows of a line are its parts; one without a quantity is what the task was about as a whole. */
function partsOf(rows: readonly PastStage[], line: number, all: string, { outcomes = [] }: TaskStatement['menu']): object[] {
  return rowsOf(rows, line).map(({ qty = all, goods, remedy = only(outcomes.find((one) => one.goods === goods)?.remedies) }) => ({ qty, goods, remedy }));
}

/** What was asked for is taken as it was asked where it could be done in one way alone. */
const only = <T>(ways: readonly T[] = []): T | undefined => (ways.length === 1 ? ways[0] : undefined);

const formOf = (row: PastStage | undefined, { form }: TaskStatement['menu']): object => (form === undefined && row?.no === undefined ? {} : { formNo: row?.no ?? null });

/** 验收 of a line, with the fields of its form. */
const counted = (line: TaskLine, received: string, { fields = [] }: TaskStatement['menu']): object => ({ line: line.line, received, ...(fields.length > 0 && { fields: written(fields, line, received) }) });

/** What was written in the fields of a form: what the line itself says, else that nobody kept it. */
function written(fields: readonly string[], line: TaskLine | undefined, qty: string | undefined): Record<string, string> {
  const known: Readonly<Record<string, string | undefined>> = { item: line?.item, batchNo: line?.batch, qty, receivedQty: qty };
  return Object.fromEntries(fields.map((field) => [field, known[field] ?? BEFORE_GUITU]));
}

/** Papers that 退货指引 had to name. */
const papersOf = ({ documents = [], form, forms = form === undefined ? [] : [form] }: TaskStatement['menu']): string[] => [...new Set([...documents, ...forms.map(({ code }) => code)])];

/** All that was open was met; which one was not can be told where it was one alone. */
function checksOf(open: readonly { readonly code: string }[], result: string | undefined): Record<string, boolean> | undefined {
  if (result === 'pass') return Object.fromEntries(open.map(({ code }) => [code, true]));
  const one = only(open);
  return result === 'fail' && one !== undefined ? { [one.code]: false } : undefined;
}

/** Those of this line, else those that name none. */
function rowsOf(rows: readonly PastStage[], line: number): readonly PastStage[] {
  const own = rows.filter((row) => row.line === line);
  return own.length > 0 ? own : rows.filter((row) => row.line === undefined);
}

/** 检验结果 of a line, by the rows that say what passed and what failed of it. */
function judged({ line, qty: all, unit }: TaskLine, rows: readonly PastStage[]): object {
  const sum = (failed: boolean): string => total(rows.filter(({ result }) => (result === 'fail') === failed).map(({ qty = all }) => qty), unit);
  return { line, sample: total([sum(false), sum(true)], unit), passed: sum(false), failed: sum(true) };
}

const passOf = (rows: readonly PastStage[], all: string | undefined, task: TaskStatement | null): { pass: string; fail: string } =>
  ({ pass: sumOf(rows, all, ({ result }) => result !== 'fail', task), fail: sumOf(rows, all, ({ result }) => result === 'fail', task) });

/** Quantity of the rows that count; a row without one is about all there was. */
const sumOf = (rows: readonly PastStage[], all: string | undefined, counts: (row: PastStage) => boolean, task: TaskStatement | null): string =>
  total(rows.filter(counts).map(({ qty = all }) => qty ?? '0'), task?.lines[0]?.unit ?? 'pcs');
/** What is no quantity of the unit stays as it is, for the schema to say so. */
function total(quantities: readonly string[], unit: Unit): string {
  const steps = quantities.map((qty) => parseQuantity(qty, unit));
  const wrong = quantities[steps.indexOf(null)];
  return wrong ?? formatQuantity(steps.reduce<number>((sum, one) => sum + (one ?? 0), 0), unit);
}
