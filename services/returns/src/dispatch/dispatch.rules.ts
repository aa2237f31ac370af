/** 客户发货: what the customer or the carrier says about goods on their way. */
import type { FieldError } from '@guitu/platform/http/problem';

/**
 * Goods do not arrive long before anybody says so.
 * @param eta expected arrival, UTC ms · @param now the database's clock; an arrival within the last day may still be reported
 */
export function dispatchFaults(eta: number | undefined, now: number): FieldError[] {
  const oldest = now - 24 * 60 * 60_000;
  return eta !== undefined && eta < oldest ? [{ path: 'eta', zh: '预计到货时间已过去一天以上', en: 'more than a day in the past' }] : [];
}
