/** The way of a portion through the house per goods outcome (process-model.md §1.4), as data. Which steps open, the policy says. */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';

export interface Route {
  readonly steps: readonly string[];
  /** where it ends: in our house (goods must have arrived), at the customer's, or wherever the goods are */
  readonly at: 'house' | 'customer' | 'either';
  /** position word once the route is done */
  readonly ends: string;
}

const route = (at: Route['at'], ends: string, ...steps: string[]): Route => ({ steps, at, ends });
const AGREED = ['quote', 'fee', 'consent', 'plan'];
const REPAIR = [...AGREED, 'order', 'firstArticle', 'rework', 'reinspect'];
const INTO_STOCK = ['unitTest', 'stockIn'];
const SEND_BACK = ['pack', 'dispatchCheck', 'sendBack'];
const repaired = route('house', 'stocked', ...REPAIR, ...INTO_STOCK);
const treated = (ends: string): Route => route('house', ends, 'consent', 'treat', ...INTO_STOCK);

/** Ahead of the work: opens at once even while the goods are on their way; all else in the house waits until they have arrived. */
export const BEFORE_ARRIVAL: readonly string[] = AGREED;

const ROUTES: { readonly [G in Goods]: Route } = {
  REWORK: repaired,
  REFURBISH: repaired,
  DISCOUNTED_UNIT: repaired,
  RESTOCK: route('house', 'stocked', 'consent', ...INTO_STOCK),
  RELABEL_RESALE: treated('relabelled'),
  BLEND_IN: treated('blended_in'),
  DIRECT_RECOVERY: treated('recovered'),
  REPACK_RESHIP: treated('repacked'),
  DISMANTLE: route('house', 'dismantled', 'consent', 'dismantle', 'stockIn'),
  SCRAP: route('house', 'scrapped', 'consent', 'scrapRequest', 'scrapApprove', 'scrap'),
  RETURN_TO_CUSTOMER: route('house', 'sent_back', 'consent', ...SEND_BACK),
  RETURN_TO_SUPPLIER: route('house', 'to_supplier', 'toSupplier'),
  CONCESSION: route('customer', 'conceded', 'consent'),
  KEEP: route('customer', 'kept', 'consent'),
  ONSITE_REWORK: route('customer', 'reworked_on_site', 'consent', 'onsiteWork'),
  // the customer scraps what he has; what has come already goes back to him for it
  CUSTOMER_SCRAP: route('either', 'customer_scrapped', 'customerScrap', ...SEND_BACK),
  NOT_SENT: route('customer', 'not_sent'),
  NO_GOODS: route('customer', 'no_goods'),
};
const REPAIRED_BACK = route('house', 'sent_back', ...REPAIR, ...SEND_BACK);
const REPAIRED: readonly Goods[] = ['REWORK', 'REFURBISH', 'DISCOUNTED_UNIT'];

/** Steps that are on some route. */
export const ON_ROUTES: ReadonlySet<string> = new Set(Object.values(ROUTES).flatMap(({ steps }) => steps));

/** The route of an outcome; with 修好返还 the repaired goods go back instead of into stock. */
export const routeOf = (goods: Goods, remedy: Remedy | null): Route => (remedy === 'REPAIR_RETURN' && REPAIRED.includes(goods) ? REPAIRED_BACK : ROUTES[goods]);

/** 修好返还 needs goods that are repaired (§1.4: the one fixed rule between the two sides of a disposition). */
export const fits = (goods: Goods, remedy: Remedy): boolean => remedy !== 'REPAIR_RETURN' || ['REWORK', 'REFURBISH', 'ONSITE_REWORK'].includes(goods);

/** Remedies in kind: each opens a supply. */
export const IN_KIND: readonly Remedy[] = ['EXCHANGE', 'REPLENISH', 'SHORTAGE_MAKE_UP', 'PARTS_SHIPMENT'];
