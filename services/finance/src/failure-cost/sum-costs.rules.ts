/** 质量损失 of one return, by kind (product.md §1 E10). Amounts in Fen. Pure. */
import { shareOf } from '@guitu/money/amount';

/** `recovered`: what claims brought back, below zero. */
export const COST_KINDS = ['labour', 'material', 'onsite', 'freight', 'scrap', 'other', 'credit', 'recovered'] as const;
export type CostKind = (typeof COST_KINDS)[number];
export interface CostLine {
  readonly kind: CostKind;
  /** null: nobody has priced it, and no rate does */
  readonly amount: number | null;
  readonly hours: number | null;
}
export interface CostSum { readonly byKind: { readonly kind: CostKind; readonly amount: number }[]; readonly total: number; readonly unpriced: number }

/** Hours at a rate per hour, in quarters of an hour (hours carry two decimals), half up. */
export const labourAmount = (hours: number, fenPerHour: number): number => shareOf(fenPerHour, Math.round(hours * 10_000), 'half_up');

/** Sums by kind in the order of first appearance; what has no price is counted, not guessed. */
export function sumCosts(lines: readonly CostLine[]): CostSum {
  const sums = new Map<CostKind, number>();
  for (const { kind, amount } of lines) if (amount !== null) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  const byKind = [...sums].map(([kind, amount]) => ({ kind, amount }));
  return { byKind, total: byKind.reduce((sum, { amount }) => sum + amount, 0), unpriced: lines.filter(({ amount }) => amount === null).length };
}
