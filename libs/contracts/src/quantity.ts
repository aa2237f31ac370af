/**
 * Quantities: decimal strings on the wire and in numeric(18,6) columns, whole numbers of the unit's smallest step inside
 * the process core. Never floats: 0.1 + 0.2 must be 0.3 in every book.
 */
import { UNITS, type Unit } from './vocabulary.js';

const DECIMAL = /^(0|[1-9]\d{0,11})(?:\.(\d{1,6}))?$/;

/**
 * Steps of the unit in a decimal string, e.g. ('1.5','kg') → 1500; null when it is not a quantity of this unit
 * (negative, exponent, leading zero, more decimals than the unit has, more than 12 digits before the point).
 */
export function parseQuantity(text: unknown, unit: Unit): number | null {
  if (typeof text !== 'string') return null;
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const { scale } = UNITS[unit];
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (decimals.length > scale) return null;
  const steps = Number((match[1] ?? '') + decimals.padEnd(scale, '0'));
  return Number.isSafeInteger(steps) ? steps : null;
}

/** The decimal string of so many steps of the unit, without trailing zeros: (1500,'kg') → '1.5'. */
export function formatQuantity(steps: number, unit: Unit): string {
  const { scale } = UNITS[unit];
  if (scale === 0) return String(steps);
  const digits = String(steps).padStart(scale + 1, '0');
  const decimals = digits.slice(-scale).replace(/0+$/, '');
  const whole = digits.slice(0, -scale);
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
