/** 过账: one document Guitu asks another system to book (product.md §2.5). Closed lists with the words people see. */
import type { Label } from '@guitu/contracts/vocabulary';

export const MONEY_KINDS = {
  settlement: { zh: '冲减应收／贷项', en: 'Credit to the customer’s account' },
  refund: { zh: '退款', en: 'Refund' },
} as const satisfies Record<string, Label>;
export type MoneyKind = keyof typeof MONEY_KINDS;
export const ORDER_KINDS = {
  rework_order: { zh: '返修工单', en: 'Rework order' },
  replenishment_order: { zh: '补货订单', en: 'Replenishment order' },
} as const satisfies Record<string, Label>;
export type OrderKind = keyof typeof ORDER_KINDS;
export type PostingKind = MoneyKind | OrderKind;
export const isOrder = (kind: PostingKind): kind is OrderKind => kind in ORDER_KINDS;

/** How a company's postings of a kind reach its books. A firm starts on `manual`. */
export const POSTING_MODES = {
  off: { zh: '仅表单', en: 'Form only: the document’s own number counts' },
  manual: { zh: '人工', en: 'A person books it and types the voucher number back' },
  connector: { zh: '接口', en: 'A connector books it' },
} as const satisfies Record<string, Label>;
export type PostingMode = keyof typeof POSTING_MODES;

export const POSTING_STATES = {
  queued: { zh: '排队', en: 'Queued' },
  sending: { zh: '已送', en: 'Sent, no answer yet' },
  booked: { zh: '已过账', en: 'Booked' },
  refused: { zh: '被拒', en: 'Refused' },
  unknown: { zh: '结果未知，待人工核实', en: 'Outcome unknown: a person finds out' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Label>;
export type PostingState = keyof typeof POSTING_STATES;
