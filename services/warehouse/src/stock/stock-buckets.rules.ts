/** What lies here by area and age, and what it is worth (product.md B10). Amounts in Fen. Pure. */
import { parseQuantity } from '@guitu/contracts/quantity';
import { UNITS, type Unit } from '@guitu/contracts/vocabulary';
import { AGES, type Age } from './stock-age.rules.js';

interface Lying { readonly area: string | null; readonly age: Age; readonly amount: number | null }
export interface Bucket { readonly area: string | null; readonly age: Age; readonly lines: number; readonly amount: number }

/** Areas in the order of their codes, goods not put away first; buckets with nothing in them are left out. */
export function bucketsOf(lying: readonly Lying[]): Bucket[] {
  const areas = [...new Set(lying.map(({ area }) => area))].sort((a, b) => (a ?? '').localeCompare(b ?? ''));
  return areas.flatMap((area) => AGES.map((age) => {
    const found = lying.filter((one) => one.area === area && one.age === age);
    return { area, age, lines: found.length, amount: found.reduce((sum, { amount }) => sum + (amount ?? 0), 0) };
  })).filter(({ lines }) => lines > 0);
}

/** A quantity at a price per whole unit, half up; null where unit or price is not known. @param qty decimal string */
export function worthOf(qty: string, unit: string | null, unitPrice: number | null): number | null {
  if (unit === null || unitPrice === null || !(unit in UNITS)) return null;
  const steps = parseQuantity(qty, unit as Unit);
  return steps === null ? null : Math.round((steps * unitPrice) / 10 ** UNITS[unit as Unit].scale);
}
