/**
 * What of the freight bills is settled with the customer, once it is known who bears the way (P10). R09 S000-03: not the house's
 * fault → the customer · R34 S001-08: half and half for quality · R35 S001-07: in deadlock each pays one trip, an unclear photo
 * leaves it open · R36 S001-16: buyer's cause → buyer.
 */
import { exactly, portionOf, toFen } from '@guitu/money/exact';
import { explain, type Explanation } from '../../explanation/explanation.js';
import type { Fen, LineAttrs } from '../../policy/attributes.js';
import type { Attrs } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { freightOf } from '../inbound/way-home.rules.js';

/** One bill: the way here is the first trip, the way back the second. */
export interface FreightBill { readonly amount: Fen; readonly paidBy: 'company' | 'customer' }

/**
 * What the bills change of the customer's credit: what he paid beyond his share comes back to him (positive), what the house
 * paid for him is deducted (negative). The halves of an odd Fen: the house bears it. Nothing while the payer is open.
 */
export function freightCredit(policy: ResolvedProfile, lines: readonly Attrs<LineAttrs>[], bills: readonly FreightBill[]): Explanation<number> {
  const { payer, clause } = freightOf(policy, lines);
  const total = bills.reduce((sum, { amount }) => sum + amount, 0);
  const byCustomer = bills.filter(({ paidBy }) => paidBy === 'customer').reduce((sum, { amount }) => sum + amount, 0);
  const share = shareOfCustomer(payer, bills, total);
  return explain({ rule: 'freight', clause, policy: `${policy.key}@${policy.version}` }, { payer, total, byCustomer, share }, share === null ? 0 : byCustomer - share);
}

/** What of all the bills, which come to `total`, is the customer's to bear; null while nobody has said who bears them. */
export function shareOfCustomer(payer: string, bills: readonly FreightBill[], total: Fen): Fen | null {
  switch (payer) {
    case 'company': return 0;
    case 'customer': return total;
    case 'half': return toFen(portionOf(exactly(total), 1, 2), 'down');
    case 'one_trip_each': return bills[0]?.amount ?? 0;
    default: return null;
  }
}
