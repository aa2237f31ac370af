/** What the person at the desk would record for a task, going by the task alone; the return takes the road of 返修. */
import type { FactBody } from '@guitu/contracts/fact';
import type { TaskStatement } from '@guitu/contracts/task';

export type Answer = Pick<FactBody, 'kind' | 'payload' | 'scope' | 'taskId' | 'taskRev'>;

/** @throws when no recipe exists for the kind the task accepts */
export function answerTask(task: TaskStatement): Answer {
  return { kind: task.accepts, payload: payloadFor(task), scope: task.scope, taskId: task.taskId, taskRev: task.rev };
}

function payloadFor(task: TaskStatement): Record<string, unknown> {
  const { lines, menu } = task;
  const qty = lines[0]?.qty ?? '1';
  switch (task.accepts) {
    case 'contact': return { resultCode: 'agreed', attrs: {} };
    case 'review': return { gate: menu.gate ?? 'return', level: task.level, verdict: 'accept' };
    case 'instruct': return { addressCode: 'WH1', freightPayer: 'company', forms: menu.form ? [{ code: menu.form.code, no: 'F1' }] : [] };
    case 'arrive': return { packages: 1, packagingBroken: false };
    case 'receive': return { lines: lines.map((line) => ({ line: line.line, received: line.qty })), documents: menu.documents ?? [], signedBy: [] };
    case 'arrival_notice': return { areaCode: 'A1', label: 'L1' };
    case 'hold': return { placeCode: 'A1', label: menu.label ?? 'L1', lines: lines.map((line) => ({ line: line.line, qty: line.qty })) };
    case 'release': return { places: ['A1'] };
    case 'inspect': return { method: menu.sampling?.method ?? 'full', lines: lines.map((line) => ({ line: line.line, sample: line.qty, passed: '0', failed: line.qty })) };
    case 'dispose': return { lines: lines.map((line) => ({ line: line.line, portions: [{ qty: line.qty, ...outcomeOf(task) }] })) };
    case 'order': return { orderNo: 'MO1', qty, priority: false };
    case 'repair': return { qtyDone: qty, qtyUnrepairable: '0', hours: 1, material: [] };
    case 'reinspect': return { pass: qty, fail: '0', defects: [] };
    case 'stock_in': return { qty, storeCode: 'S1' };
    case 'pack': return { qty };
    case 'send_back': return { qty, waybillRef: 'W1' };
    case 'eligibility': return { checks: Object.fromEntries((menu.openChecks ?? []).map(({ code }) => [code, true])), attrs: {} };
    case 'post': return { net: menu.amount, methodCode: 'credit', voucherNo: 'V1' };
    case 'refund_paid': return { amount: menu.amount, routeCode: menu.routes?.[0], voucherNo: 'P1' };
    case 'survey': return { score: 9 };
    case 'duty': return { duty: menu.duty };
    default: throw new Error(`no recipe for ${task.accepts}`);
  }
}

function outcomeOf({ menu }: TaskStatement): { goods: string; remedy: string } {
  const rework = menu.outcomes?.find((outcome) => outcome.goods === 'REWORK') ?? menu.outcomes?.[0];
  const remedy = rework?.remedies.find((code) => code === 'REPAIR_RETURN') ?? rework?.remedies[0];
  return { goods: rework?.goods ?? 'REWORK', remedy: remedy ?? 'NONE' };
}
