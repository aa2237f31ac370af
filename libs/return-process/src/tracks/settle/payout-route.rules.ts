/** By which way an amount reaches the customer (P18 `route`, R29). */
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { CaseAttrs } from '../../policy/attributes.js';
import { decide, type Attrs } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';

export type PayoutRoute = 'original' | 'offset' | 'customer_choice' | 'credit' | 'bank' | 'cash';
/** Ways a payment can be told to have gone. */
export const PAID_ROUTES = ['original', 'credit', 'bank', 'cash'] as const;
export type PaidRoute = (typeof PAID_ROUTES)[number];

/**
 * R29 S000-02, S000-12: a refund goes back by the original payment route, where the policy says so. Store credit and coupons
 * are credits, receivables and deductions are offset, whatever the table says of refunds.
 */
export function payoutRoute({ settlement }: ResolvedProfile, attrs: Attrs<CaseAttrs>, remedy: Remedy): { route: PayoutRoute; clause: string } {
  if (remedy === 'STORE_CREDIT' || remedy === 'COUPON') return { route: 'credit', clause: 'house' };
  if (remedy === 'RECEIVABLE_OFFSET' || remedy === 'CUSTOMER_DEDUCTION') return { route: 'offset', clause: 'house' };
  const { then, clause } = decide(settlement.route, attrs);
  return { route: then, clause: clause ?? 'house' };
}

/** Money must leave the house: booking alone does not reach the customer. */
export const isPaidOut = (route: PayoutRoute): boolean => route !== 'offset' && route !== 'credit';

/** What a payment's fact may name. A way that failed for good (`struck`) is not tried again; then any other will do. */
export function paidRoutes(route: PayoutRoute, struck: readonly string[]): PaidRoute[] {
  const wanted: PaidRoute[] = route === 'customer_choice' ? [...PAID_ROUTES] : PAID_ROUTES.filter((one) => one === route);
  const left = wanted.filter((one) => !struck.includes(one));
  return left.length > 0 ? left : PAID_ROUTES.filter((one) => !struck.includes(one) || one === 'credit');
}
