/** What may leave the return area (design.md §6: quantities conserve per line). Pure. */
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';

/** Faults of a move of `qty` out of `pending` (decimal strings); `pending` is null when nothing of the line ever came. */
export function stockFaults(qty: string, pending: string | null, unit: Unit): FieldError[] {
  const there = pending === null ? 0 : (parseQuantity(pending, unit) ?? 0);
  const asked = parseQuantity(qty, unit);
  if (asked === null || asked <= there) return [];
  const shown = formatQuantity(there, unit);
  return [{ path: 'qty', zh: `库内仅有 ${shown}，不能转出 ${qty}。`, en: `Only ${shown} are here; ${qty} cannot leave.` }];
}
