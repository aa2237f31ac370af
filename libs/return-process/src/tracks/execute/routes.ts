/** The way of a portion through the house per goods outcome (process-model.md §1.4), as data. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';

export interface Route {
  readonly steps: readonly string[];
  /** where it ends: in our house (goods must have arrived) or at the customer's */
  readonly at: 'house' | 'customer';
  /** position word once the route is done */
  readonly ends: string;
}

const route = (at: Route['at'], ends: string, ...steps: string[]): Route => ({ steps, at, ends });
const SEND_BACK = ['pack', 'sendBack'];

/** Outcomes whose steps are all in the catalogue; an outcome without a row cannot be offered. */
const ROUTES: { readonly [G in Goods]?: Route } = {
  REWORK: route('house', 'stocked', 'order', 'rework', 'reinspect', 'stockIn'),
  RESTOCK: route('house', 'stocked', 'stockIn'),
  SCRAP: route('house', 'scrapped', 'scrapRequest', 'scrapApprove', 'scrap'),
  RETURN_TO_CUSTOMER: route('house', 'sent_back', ...SEND_BACK),
  CONCESSION: route('customer', 'conceded'),
  KEEP: route('customer', 'kept'),
  ONSITE_REWORK: route('customer', 'reworked_on_site', 'onsiteWork'),
  NOT_SENT: route('customer', 'not_sent'),
};
const REPAIRED_BACK = route('house', 'sent_back', 'order', 'rework', 'reinspect', ...SEND_BACK);

/** The route of an outcome; with 修好返还 the repaired goods go back instead of into stock. Null: the catalogue has none. */
export function routeOf(goods: Goods, remedy: Remedy | null): Route | null {
  return goods === 'REWORK' && remedy === 'REPAIR_RETURN' ? REPAIRED_BACK : (ROUTES[goods] ?? null);
}

/** 修好返还 needs goods that are repaired (§1.4: the one fixed rule between the two sides of a disposition). */
export const fits = (goods: Goods, remedy: Remedy): boolean => remedy !== 'REPAIR_RETURN' || ['REWORK', 'REFURBISH', 'ONSITE_REWORK'].includes(goods);

/** Remedies in kind: each opens a supply. */
export const IN_KIND: readonly Remedy[] = ['EXCHANGE', 'REPLENISH', 'SHORTAGE_MAKE_UP', 'PARTS_SHIPMENT'];
