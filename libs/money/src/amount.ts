/** Amounts of money in minor units (分), exact until one named rounding. Never floats. */
import { divideRounded, type RoundingMode } from './rounding.js';

/** Whole minor units; a safe integer. */
export type Fen = number;
/** Hundredths of a percent: 1500 = 15 %. */
export type Bps = number;

const integer = (value: number, what: string): bigint => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a whole number within ±(2^53 − 1): ${value}`);
  return BigInt(value);
};
const fen = (value: bigint): Fen => {
  const amount = Number(value);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount too large: ${value}`);
  return amount;
};

/**
 * Unit price × quantity. The quantity is in steps of its unit and `scale` says how many decimals a step has
 * (1.250 kg = 1250 steps at scale 3), as contracts' parseQuantity gives it. Throws RangeError for anything not whole.
 */
export const lineAmount = (unitPrice: Fen, steps: number, scale: number, mode: RoundingMode): Fen =>
  fen(divideRounded(integer(unitPrice, 'unit price') * integer(steps, 'quantity'), 10n ** integer(scale, 'scale'), mode));

/** A share of an amount, e.g. 15 % of the creditable value (R09). Throws RangeError for anything not whole. */
export const shareOf = (amount: Fen, bps: Bps, mode: RoundingMode): Fen =>
  fen(divideRounded(integer(amount, 'amount') * integer(bps, 'rate'), 10_000n, mode));
