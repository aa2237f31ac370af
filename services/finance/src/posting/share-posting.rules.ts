/** One booked amount over the lines of its proposal, to the cent. Pure. */
import { allocate } from '@guitu/money/allocate';

export interface ShareOf { readonly line: number; readonly remedy: string; readonly net: number }

/**
 * Parts that add up to the amount: first what each line still has to get, in proportion; what goes beyond that (a difference the
 * auditor found, freight) in proportion to the lines' nets, equally where all are nothing.
 * @param before what each line got by earlier postings, in the same order
 */
export function sharePosting(amount: number, lines: readonly ShareOf[], before: readonly number[]): number[] {
  if (lines.length === 0) return [];
  const left = lines.map(({ net }, index) => Math.max(0, net - (before[index] ?? 0)));
  const sum = left.reduce((total, one) => total + one, 0);
  const first = Math.min(amount, sum);
  const weights = lines.some(({ net }) => net > 0) ? lines.map(({ net }) => net) : lines.map(() => 1);
  const [own, beyond] = [first === 0 ? lines.map(() => 0) : allocate(first, left), amount === first ? lines.map(() => 0) : allocate(amount - first, weights)];
  return lines.map((_, index) => (own[index] ?? 0) + (beyond[index] ?? 0));
}
