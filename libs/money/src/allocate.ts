/** Splitting an amount so that the parts add up to it exactly. */
import type { Fen } from './amount.js';

/**
 * Parts of an amount in proportion to weights ≥ 0 (e.g. the lines' values): each is the exact share rounded down or up, the
 * sum is the amount. Left-over units go to the largest remainders, the earlier part first when equal, so the result does not
 * depend on chance. Throws RangeError without a positive weight, for a negative or not whole weight or amount.
 */
export function allocate(amount: Fen, weights: readonly number[]): Fen[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight))) throw new RangeError('weights must be whole numbers ≥ 0');
  return apportion(amount, weights.map(BigInt));
}

/** The same over weights of any size. */
export function apportion(amount: Fen, weights: readonly bigint[]): Fen[] {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`amount must be a whole number ≥ 0: ${amount}`);
  if (weights.some((weight) => weight < 0n)) throw new RangeError('weights must be whole numbers ≥ 0');
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) throw new RangeError('no positive weight');
  const shares = weights.map((weight, index) => {
    const exact = BigInt(amount) * weight;
    return { index, part: exact / total, rest: exact % total };
  });
  let left = BigInt(amount) - shares.reduce((sum, { part }) => sum + part, 0n);
  const parts = shares.map(({ part }) => part);
  for (const { index, rest } of shares.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n || rest === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map(Number);
}
