/** Price list: what is taken where neither invoice, delivery nor order says a price (product.md §2.4). */
import { z } from 'zod';
import { CustomerCode, ItemCode, LocalDate, UnitCode } from '../scalars.js';
import { Currency, Flag, masterRecord } from './record.js';

/** Of one unit: 12.3456 = {amount: 123456, decimals: 4}. */
export const UnitPrice = z.strictObject({ amount: z.int().min(0).max(999_999_999_999_999), decimals: z.int().min(0).max(6) });
export type UnitPrice = z.infer<typeof UnitPrice>;

export const PriceRecord = masterRecord({
  product: ItemCode,
  /** null: everybody; a price of a customer holds for those whose parent it is, too */
  customer: CustomerCode.nullable(),
  /** first and last local day on which it holds; of several that hold the one that began last counts */
  validFrom: LocalDate, validTo: LocalDate.nullable(),
  price: UnitPrice, unit: UnitCode, currency: Currency, taxIncluded: Flag,
});
