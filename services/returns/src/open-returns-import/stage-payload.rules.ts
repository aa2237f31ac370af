/** 期初在途: the fact that a past stage was, from the little a list says and what its task asked for. Pure. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { TaskStatement } from '@guitu/contracts/task';
import type { PastStage } from './open-return.js';

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
  const forms = (menu.forms ?? (menu.form === undefined ? [] : [menu.form])).map(({ code }) => ({ code, no: first?.no }));
  if (menu.gate !== undefined) return { gate: menu.gate, level: task?.level, verdict: first?.verdict ?? 'accept' };
  switch (kind) {
    case 'contact': return { resultCode: 'agreed', attrs: {} };
    case 'supplement': return { forms: [] };
    case 'eligibility': return { checks: Object.fromEntries((menu.openChecks ?? []).map(({ code }) => [code, true])) };
    case 'instruct': return { addressCode: first?.place ?? menu.address, freightPayer: 'company', forms };
    case 'arrive': return { packages: 1, packagingBroken: false, ...(first?.no !== undefined && { waybillRef: first.no }) };
    case 'dispatched': return first?.no === undefined ? {} : { waybillRef: first.no };
    case 'hold': return { placeCode: first?.place, label: menu.label ?? '退货', lines: lines.map(({ line, qty: all }) => ({ line, qty: rowOf(line)?.qty ?? all })) };
    case 'receive': return { lines: lines.map(({ line, qty: all }) => ({ line, received: rowOf(line)?.qty ?? all })), documents: menu.documents ?? [], signedBy: [staff], ...(menu.signers !== undefined && { signedRoles: menu.signers }) };
    case 'arrival_notice': return { areaCode: first?.place, label: menu.label ?? '退货' };
    case 'inspect': return { method: menu.sampling?.method ?? 'full', lines: lines.map(({ line, qty: all }) => ({ line, sample: all, passed: rowOf(line)?.qty === undefined ? '0' : (rowOf(line)?.qty ?? '0'), failed: rowOf(line)?.qty === undefined ? all : '0' })) };
    case 'dispose': return { lines: lines.map(({ line, qty: all }) => ({ line, portions: partsOf(rows, line, all) })) };
    case 'order': return { orderNo: first?.no, qty, priority: false };
    case 'repair': return { qtyDone: qty, qtyUnrepairable: '0', hours: 0, material: [] };
    case 'reinspect': return { pass: qty, fail: '0', defects: [] };
    case 'unit_test': case 'dispatch_check': return { pass: qty, fail: '0' };
    case 'stock_in': return { qty, storeCode: first?.place };
    case 'scrap_request': return { qty, formNo: first?.no, reasonCode: 'before-guitu' };
    case 'supply_order': return { qty, formNo: first?.no };
    case 'send_back': case 'ship': return { qty, waybillRef: first?.no };
    case 'scrap': case 'pack': case 'treat': case 'make': return { qty };
    case 'post': return { net: first?.amount ?? menu.amount, methodCode: 'credit', voucherNo: first?.no };
    case 'refund_paid': return { amount: first?.amount ?? menu.amount, routeCode: menu.routes?.[0], voucherNo: first?.no };
    case 'deposit': return { amount: first?.amount };
    case 'duty': return { duty: menu.duty, ...(first?.no !== undefined && { formNo: first.no }) };
    default: return {};
  }
}

/** Several rows of a line are its parts; one without an outcome of its own is what the task was about as a whole. */
function partsOf(rows: readonly PastStage[], line: number, all: string): object[] {
  const own = rows.filter((row) => row.line === line);
  return (own.length > 0 ? own : rows.filter((row) => row.line === undefined)).map(({ qty = all, goods, remedy = 'NONE' }) => ({ qty, goods, remedy }));
}
