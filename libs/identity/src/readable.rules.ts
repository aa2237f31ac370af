/** Takes out of an answer what its reader may not see, wherever it stands (product.md §3.1). Pure. */
import type { LimitKind } from '@guitu/contracts/masterdata/people';
import type { ReadingRights } from './reading-rights.js';

/** Keys of events, tasks and answers that hold money, cost, or whom it was laid upon. */
const FIELDS = {
  money: new Set(['unitPrice', 'amount', 'fee', 'price', 'gross', 'net', 'delta', 'because', 'deductions', 'deposit', 'refund', 'approved', 'posted', 'paid', 'redInvoiced', 'granted', 'recovered']),
  cost: new Set(['cost', 'hours', 'costAccount', 'account']),
  penalty: new Set(['penalty', 'assessment', 'bearers', 'bearer']),
} as const;
type Held = keyof typeof FIELDS;
const HELD = Object.keys(FIELDS) as Held[];

/** What the thing is to the reader: work of his own department, a decision of this gate that he is asked for. */
export interface Relation { readonly own?: boolean; readonly deciding?: LimitKind | undefined }

/** The value without the fields its reader may not see. An amount inside a penalty or a cost goes with it. */
export function readable<T>(value: T, rights: ReadingRights, { own = false, deciding }: Relation = {}): T {
  const hidden = HELD.filter((aspect) => {
    const degree = rights[aspect];
    return !(degree === 'yes' || (degree === 'own' && own) || (degree === 'scrap' && deciding === 'scrap'));
  });
  return hidden.length === 0 ? value : (without(value, new Set(hidden.flatMap((aspect) => [...FIELDS[aspect]]))) as T);
}

function without(value: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)).map(([key, item]) => [key, without(item, keys)]));
}
