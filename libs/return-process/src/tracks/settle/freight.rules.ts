/** Who bears the freight of a return, and what of the bills is settled with the customer (P10: R09, R34, R35, R36). */
import { exactly, portionOf, toFen } from '@guitu/money/exact';
import { explain, type Explanation } from '../../explanation/explanation.js';
import type { Fen, LineAttrs } from '../../policy/attributes.js';
import { decide, type Attrs } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';

export type FreightPayer = 'company' | 'customer' | 'half' | 'one_trip_each' | 'open';
/** One bill: the way here is the first trip, the way back the second. */
export interface FreightBill { readonly amount: Fen; readonly paidBy: 'company' | 'customer' }

/**
 * R09 S000-03: not the house's fault → the customer · R34 S001-08: half and half for quality, otherwise the company · R35
 * S001-07: in deadlock each pays one trip, an unclear photo leaves it open until the goods are here · R36 S001-16: buyer's
 * cause → buyer. Rows of P10; the first that holds decides.
 */
export function freightPayer({ freight }: ResolvedProfile, attrs: Attrs<LineAttrs>): { payer: FreightPayer; prepaid: 'customer' | null; clause: string } {
  const { then: { payer, prepaid }, clause } = decide(freight, attrs);
  return { payer, prepaid: prepaid ?? null, clause: clause ?? 'house' };
}

/**
 * What the bills change of the customer's credit: what he paid beyond his share comes back to him (positive), what the house
 * paid for him is deducted (negative). The halves of an odd Fen: the house bears it. Nothing while the payer is open.
 */
export function freightCredit(policy: ResolvedProfile, attrs: Attrs<LineAttrs>, bills: readonly FreightBill[]): Explanation<number> {
  const { payer, clause } = freightPayer(policy, attrs);
  const total = bills.reduce((sum, { amount }) => sum + amount, 0);
  const byCustomer = bills.filter(({ paidBy }) => paidBy === 'customer').reduce((sum, { amount }) => sum + amount, 0);
  const share = shareOfCustomer(payer, bills, total);
  return explain({ rule: 'freight', clause, policy: `${policy.key}@${policy.version}` }, { payer, total, byCustomer, share }, share === null ? 0 : byCustomer - share);
}

function shareOfCustomer(payer: FreightPayer, bills: readonly FreightBill[], total: Fen): Fen | null {
  switch (payer) {
    case 'company': return 0;
    case 'customer': return total;
    case 'half': return toFen(portionOf(exactly(total), 1, 2), 'down');
    case 'one_trip_each': return bills[0]?.amount ?? 0;
    case 'open': return null;
  }
}
