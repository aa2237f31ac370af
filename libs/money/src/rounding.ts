/** The named ways to round (制度 `settlement.rounding`). */
export type RoundingMode = 'half_up' | 'half_even' | 'down';

/**
 * Exact quotient of two integers, rounded to a whole one. `half_up`: a half goes away from zero · `half_even`: a half goes
 * to the even neighbour · `down`: towards zero. Throws RangeError when the divisor is zero.
 */
export function divideRounded(numerator: bigint, divisor: bigint, mode: RoundingMode): bigint {
  if (divisor === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== divisor < 0n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, divisor < 0n ? -divisor : divisor];
  const whole = top / bottom;
  const twice = (top % bottom) * 2n;
  const up = mode === 'half_up' ? twice >= bottom : mode === 'half_even' && (twice > bottom || (twice === bottom && whole % 2n === 1n));
  const size = up ? whole + 1n : whole;
  return negative ? -size : size;
}
