/** 盲退行匹配: a line registered without its delivery is laid to one later (product.md §2.4); what the delivery must be for that. */
import { formatQuantity, parseQuantity } from '@guitu/contracts/quantity';
import type { Unit } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import type { DeliveryCandidate } from './delivery-candidate.js';

export interface BlindLine { readonly item: string; readonly batch: string | null; readonly qty: string; readonly unit: Unit; readonly serials: readonly string[] }

/** Same goods, same unit, no other batch, the very serials, and enough of it not claimed yet. @param delivery of the customer or his group; undefined: they have none under this number */
export function matchFaults({ item, batch, qty, unit, serials }: BlindLine, delivery: DeliveryCandidate | undefined): FieldError[] {
  const fault = (path: string, zh: string, en: string): FieldError[] => [{ path: `delivery.${path}`, zh, en }];
  if (delivery === undefined) return fault('no', '该客户没有这一发货行。', 'The customer has no such delivery line.');
  if (delivery.product !== item) return fault('line', `此发货行是 ${delivery.product}，不是 ${item}。`, `That line delivered ${delivery.product}, not ${item}.`);
  if (delivery.unit !== unit) return fault('line', `此发货行的单位是 ${delivery.unit}，不是 ${unit}。`, `That line is in ${delivery.unit}, not ${unit}.`);
  if (batch !== null && delivery.batch !== null && delivery.batch !== batch) return fault('line', `此发货行的批次是 ${delivery.batch}，不是 ${batch}。`, `That line delivered batch ${delivery.batch}, not ${batch}.`);
  const strange = serials.filter((serial) => !delivery.serials.includes(serial));
  if (strange.length > 0) return fault('line', `序列号 ${strange.join('、')} 不在此发货行中。`, `Serials ${strange.join(', ')} did not leave with that line.`);
  if ((parseQuantity(qty, unit) ?? 0) <= delivery.returnable) return [];
  const left = formatQuantity(delivery.returnable, unit);
  return fault('line', `此发货行可退 ${left}，不足 ${qty}。`, `Only ${left} of that line may be returned, not ${qty}.`);
}
