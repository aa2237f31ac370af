/** What is taken off the value (P18 `deductions`: R09, R26, R27, R28). */
import { exactly, lesser, minus, NOTHING, plus, portionOf, type Exact } from '@guitu/money/exact';
import { holds } from '../../policy/conditions.js';
import type { Deduction, ResolvedProfile } from '../../policy/types.js';
import { listValue } from './creditable-value.rules.js';
import type { SettledPart } from './settled-part.js';

const WHOLE = 10_000;

/** One deduction from one part: its base, what it comes to, and what the value left of it allowed to take. */
export interface Taken { readonly key: string; readonly base: Exact; readonly due: Exact; readonly taken: Exact }

/** What was really paid counts first (R28), so that every rate is of money the customer gave. */
export function deductionsInOrder({ settlement }: ResolvedProfile): [key: string, deduction: Deduction][] {
  const all = Object.entries(settlement.deductions);
  return [...all.filter(([, { base }]) => base === 'list_minus_paid'), ...all.filter(([, { base }]) => base !== 'list_minus_paid')];
}

/**
 * The deductions that hold for a part, never more than its value together.
 * - R09 S000-03: 15 % of the creditable value, which is what zero-value portions leave (house: before rounding).
 * - R26 S003-15: missing accessories at their own value, once per line however it was split.
 * - R27 S002-01: depreciation for the partial refund of a personal reason.
 * - R28 S000-18: the difference between the list price and what was really paid.
 * @param ofLine quantity of the part's line in this settlement
 */
export function deductionsOf(policy: ResolvedProfile, part: SettledPart, value: Exact, ofLine: number): Taken[] {
  let left = value;
  let creditable = value;
  return deductionsInOrder(policy).flatMap(([key, deduction]): Taken[] => {
    if (!holds(deduction.when, part.attrs)) return [];
    const base = baseOf(deduction, part, creditable);
    const due = deduction.amount === 'missingValue' ? portionOf(exactly(part.attrs.missingValue ?? 0), part.qty, ofLine) : portionOf(base, deduction.bps ?? WHOLE, WHOLE);
    const taken = lesser(due, left);
    left = minus(left, taken);
    if (deduction.base === 'list_minus_paid') creditable = minus(creditable, taken);
    return [{ key, base, due, taken }];
  });
}

function baseOf({ base }: Deduction, { unitPrice, qty, scale, claimed, paid }: SettledPart, creditable: Exact): Exact {
  if (base === 'creditable') return creditable;
  const list = unitPrice === null ? NOTHING : listValue(unitPrice, qty, scale);
  if (base === 'line') return list;
  return paid === null ? NOTHING : minus(list, lesser(list, portionOf(exactly(paid), qty, claimed)));
}

export const sumTaken = (list: readonly Taken[], key: string, what: 'base' | 'due' | 'taken'): Exact =>
  list.filter((one) => one.key === key).reduce((sum, one) => plus(sum, one[what]), NOTHING);
