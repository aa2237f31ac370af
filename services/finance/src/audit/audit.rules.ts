/** 财务审核 (R21 S000-03 §6): what an audit must say to be carried on. Papers and proposal are compared in audit-settlement.ts. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import { shareOfCustomer } from '@guitu/return-process/tracks/settle/freight.rules';
import type { FieldError } from '@guitu/platform/http/problem';

type Audit = FactPayload<'audit'>;

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/**
 * Accepted: the net is the proposal with the differences it names and the customer's share of the freight bills, to the cent, and
 * every paper the task names is there. Refused: with its reason, since somebody proposes anew.
 * @param held codes of the papers finance holds or was released from
 */
export function auditFaults({ verdict, net, differences, freight = [], reasonCode }: Pick<Audit, 'verdict' | 'net' | 'differences' | 'freight' | 'reasonCode'>, menu: TaskMenu, held: ReadonlySet<string>): FieldError[] {
  if (verdict === 'reject') return reasonCode === undefined ? [{ path: 'reasonCode', zh: '退回须说明原因。', en: 'Sending it back needs a reason.' }] : [];
  const missing = (menu.documents ?? []).filter((code) => !held.has(code));
  const due = differences.reduce((sum, { amount }) => sum + amount, menu.amount ?? 0) + freightDifference(menu, freight);
  return [
    ...missing.map((code) => ({ path: `papers.${code}`, zh: `单据 ${code} 的原件未收。`, en: `The original of ${code} is missing.` })),
    ...(net === due ? [] : [{ path: 'net', zh: `审核净额应为 ${yuan(due)}（方案加差异、运费）。`, en: `The net must be ${yuan(due)}: the proposal with its differences and freight.` }]),
  ];
}

/** What the bills change of the customer's credit (P10): beyond his share it comes back to him, what the house paid for him is deducted. */
function freightDifference({ freight }: TaskMenu, bills: NonNullable<Audit['freight']>): number {
  const total = bills.reduce((sum, { amount }) => sum + amount, 0);
  const byCustomer = bills.filter(({ paidBy }) => paidBy === 'customer').reduce((sum, { amount }) => sum + amount, 0);
  const share = freight === undefined ? null : shareOfCustomer(freight.payer, bills, total);
  return share === null ? 0 : byCustomer - share;
}
