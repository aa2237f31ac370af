/**
 * How much a return may be worth: amounts are whole Fen below 2^53, and what is worked out of them (a surplus that is counted, shares
 * of it) must stay so. Whoever states more has mistyped a price or a quantity. Pure.
 */
import { parseQuantity } from '@guitu/contracts/quantity';
import { UNITS } from '@guitu/contracts/vocabulary';
import { worthTooMuch } from './findings.rules.js';
import type { PlannedLine } from './plan-lines.rules.js';

/** Fen: ten billion 元. */
export const MOST_WORTH = 1_000_000_000_000n;

/** What a line says it is worth, Fen; its own price times its quantity, and the amounts stated for it. */
function worthOf({ qty, unit, unitPrice = 0, attrs }: PlannedLine): bigint {
  const steps = BigInt(parseQuantity(qty, unit) ?? 0);
  const stated = [attrs?.lineAmount, attrs?.missingValue].reduce((sum: bigint, amount) => sum + BigInt(amount ?? 0), 0n);
  return (BigInt(unitPrice) * steps) / 10n ** BigInt(UNITS[unit].scale) + stated;
}

/** The lines; from the one on with which the return is worth more than it may, each says so and is refused. */
export function withinWorth(lines: readonly PlannedLine[]): PlannedLine[] {
  let worth = 0n;
  return lines.map((line) => {
    worth += worthOf(line);
    return worth <= MOST_WORTH ? line : { ...line, findings: [...line.findings, worthTooMuch(MOST_WORTH)] };
  });
}
