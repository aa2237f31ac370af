/** 部分退款 at the amount both agreed (S000-14 §3–4), never more than the goods are credited with. */
import { exactly, isNothing, NOTHING, portionOf, spread, sumOf, toFen, written } from '@guitu/money/exact';
import type { Fen } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { creditableValue, type CreditableValue } from './creditable-value.rules.js';
import { PARTIAL, type SettledPart } from './settled-part.js';

/** What both agreed for goods that were credited with `of`; fewer of them later are settled in the same proportion. */
export interface AgreedAmount { readonly amount: Fen; readonly of: Fen }
export interface Worth { readonly part: SettledPart; readonly worth: CreditableValue }

/** What these parts are credited with before anybody bargains. */
export const creditOf = (policy: ResolvedProfile, parts: readonly SettledPart[]): Fen =>
  toFen(sumOf(parts.map((part) => creditableValue(policy, part, 0).value ?? NOTHING)), policy.settlement.rounding.mode);

/** The agreed amount, spread over the partial refunds by what each was worth; it is net, so nothing more is deducted. */
export function atAgreedAmount(policy: ResolvedProfile, all: readonly Worth[], agreed: AgreedAmount): Worth[] {
  const { amount, of } = agreed;
  const values = all.map(({ part, worth }) => (part.remedy === PARTIAL && worth.value !== null ? worth.value : NOTHING));
  const total = sumOf(values);
  if (of === 0 || isNothing(total)) return [...all];
  const shares = spread(toFen(portionOf(total, amount, of), policy.settlement.rounding.mode), values);
  return all.map(({ part, worth }, index) => (part.remedy === PARTIAL && worth.value !== null
    ? { part, worth: { ...worth, value: exactly(shares[index] ?? 0), net: true, rule: 'value.negotiated', clause: policy.clauses.propose ?? 'house', inputs: { ...worth.inputs, credited: written(worth.value), amount, of } } }
    : { part, worth }));
}
