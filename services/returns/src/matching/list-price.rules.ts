/** The price list stands in where no delivery says a price (product.md §2.4 no. 6): the one that holds on the day the goods were shipped. Pure. */
import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import { listPriceDiffers } from './findings.rules.js';
import type { PlannedLine } from './plan-lines.rules.js';

export type ListedPrice = Pick<MasterRecord<'price'>, 'product' | 'customer' | 'validFrom' | 'validTo' | 'price' | 'unit' | 'currency'>;

/** A line with the list's price, where it has none of a delivery; a price somebody stated gives way to it, and that is said. */
export function withListPrice(line: PlannedLine, customers: readonly string[], prices: readonly ListedPrice[]): PlannedLine {
  if (line.priceSource === 'delivery' || line.shipDate === undefined) return line;
  const listed = listPrice(prices, line.item, line.unit, customers, line.shipDate);
  if (listed === null) return line;
  const differs = line.unitPrice !== undefined && line.unitPrice !== listed ? [listPriceDiffers(line.unitPrice, listed)] : [];
  return { ...line, unitPrice: listed, priceSource: 'list', findings: [...line.findings, ...differs] };
}

/**
 * @param customers the customer himself first, then whom he buys under: his own price goes before that one's, that before everybody's
 * @param on local day
 * @returns Fen; null: none holds, it is of another currency or unit, or it is finer than a Fen (finance enters it then)
 */
function listPrice(prices: readonly ListedPrice[], item: string, unit: string, customers: readonly string[], on: string): number | null {
  const holding = prices.filter((one) => one.product === item && one.unit === unit && one.currency === 'CNY' && one.validFrom <= on && (one.validTo === null || on <= one.validTo));
  for (const customer of [...customers, null]) {
    const newest = holding.filter((one) => one.customer === customer).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
    if (newest !== undefined) return inFen(newest.price);
  }
  return null;
}

function inFen({ amount, decimals }: ListedPrice['price']): number | null {
  if (decimals <= 2) return amount * 10 ** (2 - decimals);
  const finer = 10 ** (decimals - 2);
  return amount % finer === 0 ? amount / finer : null;
}
