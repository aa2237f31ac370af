/** What a settlement is made from: portions whose remedy is money. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';
import type { Fen, LineAttrs } from '../../policy/attributes.js';
import type { Attrs } from '../../policy/conditions.js';

export interface SettledPart {
  readonly portion: string; readonly line: number;
  /** steps of the unit; `scale` = decimals of one step; `claimed` = the whole line's */
  readonly qty: number; readonly scale: number; readonly claimed: number;
  /** list price of one unit, and what was really paid for the whole line; null = not known */
  readonly unitPrice: Fen | null; readonly paid: Fen | null;
  readonly remedy: Remedy;
  /** null = not judged yet (settled before the goods are here) */
  readonly goods: Goods | null;
  /** goes back by a wind-down: nothing is owed for it any more */
  readonly windDown: boolean;
  readonly attrs: Attrs<LineAttrs>;
}

/** Remedies whose amount is what was claimed and agreed, not price × quantity. */
const AGREED: readonly Remedy[] = ['COMPENSATION', 'SERVICE_COMPENSATION', 'DISCOUNT'];
const PRICED: readonly Remedy[] = ['REFUND_FULL', 'REFUND_PARTIAL', 'STORE_CREDIT', 'COUPON', 'RECEIVABLE_OFFSET', 'CUSTOMER_DEDUCTION'];

/** 部分退款: its amount may be negotiated, within the price (S000-14). */
export const PARTIAL = 'REFUND_PARTIAL' as const satisfies Remedy;
export const isAgreed = (remedy: Remedy): boolean => AGREED.includes(remedy);
export const isMoney = (remedy: Remedy | null): remedy is Remedy => remedy !== null && (AGREED.includes(remedy) || PRICED.includes(remedy));
