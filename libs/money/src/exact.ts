/**
 * Amounts before they are rounded: exact fractions of a Fen, so that a chain of shares is rounded once, where the policy
 * says, and never in between (制度 `settlement.rounding`).
 */
import { apportion } from './allocate.js';
import type { Fen } from './amount.js';
import { divideRounded, type RoundingMode } from './rounding.js';

/** n ÷ d Fen in lowest terms, d > 0. */
export interface Exact { readonly n: bigint; readonly d: bigint }

const whole = (value: number): bigint => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`must be a whole number within ±(2^53 − 1): ${value}`);
  return BigInt(value);
};
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
function reduced(n: bigint, d: bigint): Exact {
  if (d === 0n) throw new RangeError('division by zero');
  const by = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / by, d: d / by };
}

export const NOTHING: Exact = { n: 0n, d: 1n };
export const exactly = (amount: Fen): Exact => ({ n: whole(amount), d: 1n });
export const plus = (a: Exact, b: Exact): Exact => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Exact, b: Exact): Exact => plus(a, { n: -b.n, d: b.d });
/** `of` ÷ `parts` of an amount, e.g. 1500 of 10 000. Throws RangeError for anything not whole and for no parts. */
export const portionOf = (amount: Exact, of: number, parts: number): Exact => reduced(amount.n * whole(of), amount.d * whole(parts));
export const sumOf = (amounts: readonly Exact[]): Exact => amounts.reduce(plus, NOTHING);
export const lesser = (a: Exact, b: Exact): Exact => (a.n * b.d <= b.n * a.d ? a : b);
export const isNothing = ({ n }: Exact): boolean => n === 0n;

/** The one rounding. Throws RangeError when the result does not fit a safe integer. */
export function toFen({ n, d }: Exact, mode: RoundingMode): Fen {
  const amount = Number(divideRounded(n, d, mode));
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount too large: ${n}/${d}`);
  return amount;
}

/** `12.5` as `25/2`: what an explanation shows of an amount that is not rounded yet. */
export const written = ({ n, d }: Exact): string => (d === 1n ? String(n) : `${n}/${d}`);

/** An amount spread over exact weights ≥ 0 so that the parts add up to it; all of it is 0 when every weight is. */
export function spread(amount: Fen, weights: readonly Exact[]): Fen[] {
  if (weights.every(isNothing) && amount === 0) return weights.map(() => 0);
  const common = weights.reduce((product, { d }) => (product / gcd(product, d)) * d, 1n);
  return apportion(amount, weights.map(({ n, d }) => n * (common / d)));
}
