/** What a portion is worth to the customer before anything is deducted (P14 `valueBps`, R10, R13, R23). */
import { exactly, NOTHING, portionOf, type Exact } from '@guitu/money/exact';
import { decide } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { isAgreed, type SettledPart } from './settled-part.js';

const WHOLE = 10_000;

export interface CreditableValue {
  /** null: nobody has told a price or an amount */
  readonly value: Exact | null;
  readonly rule: string; readonly clause: string;
  /** agreed as it stands: no deduction is taken off */
  readonly net?: true;
  readonly inputs: { readonly [name: string]: string | number | null };
}

/**
 * R10 S000-03: past shelf life, half-empty or empty container → value 0; R13: thickened → scrap without value. Both are rows
 * of P14 with `valueBps` 0, the first that holds decides. R23 S001-20: each quantity with its own outcome is valued by itself.
 * Goods that never came or went back (process-model.md §7) are worth nothing.
 * @param agreed total of agreed quantities, over which an agreed amount is shared
 */
export function creditableValue(policy: ResolvedProfile, part: SettledPart, agreed: number): CreditableValue {
  const { line, portion, qty, scale, unitPrice, remedy } = part;
  const inputs = { line, portion, qty, scale };
  if (part.windDown || part.goods === 'NOT_SENT') return { value: NOTHING, rule: 'value.not_here', clause: 'house', inputs };
  if (isAgreed(remedy)) {
    const amount = part.attrs.amount ?? null;
    return { value: amount === null ? null : portionOf(exactly(amount), qty, agreed), rule: 'value.agreed', clause: 'house', inputs: { ...inputs, amount, agreed } };
  }
  const { then: { valueBps = WHOLE }, clause } = decide(policy.disposition.rules, part.attrs);
  if (valueBps === 0) return { value: NOTHING, rule: 'value.none', clause: clause ?? 'house', inputs: { ...inputs, unitPrice, valueBps } };
  const list = unitPrice === null ? null : listValue(unitPrice, qty, scale);
  return { value: list === null ? null : portionOf(list, valueBps, WHOLE), rule: 'value.price', clause: valueBps === WHOLE ? 'house' : (clause ?? 'house'), inputs: { ...inputs, unitPrice, valueBps } };
}

/** Unit price × quantity at the list price. */
export const listValue = (unitPrice: number, qty: number, scale: number): Exact => portionOf(exactly(unitPrice), qty, 10 ** scale);
