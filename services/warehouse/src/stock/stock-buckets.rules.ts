/** What lies here by area and age, and what it is worth (product.md B10). Amounts in Fen. Pure. */
import { parseQuantity } from '@guitu/contracts/quantity';
import { UNITS, type Unit } from '@guitu/contracts/vocabulary';
import { AGES, type Age } from './stock-age.rules.js';

export interface Bucket { readonly area: string | null; readonly age: Age; readonly lines: number; readonly amount: number }

/** Areas in the order of their codes, goods not put away first; in each the youngest first. */
export const inOrder = (buckets: readonly Bucket[]): Bucket[] =>
  buckets.toSorted((a, b) => Number(a.area !== null) - Number(b.area !== null) || (a.area ?? '').localeCompare(b.area ?? '') || AGES.indexOf(a.age) - AGES.indexOf(b.age));

/** A quantity at a price per whole unit, half up; null where unit or price is not known. @param qty decimal string */
export function worthOf(qty: string, unit: string | null, unitPrice: number | null): number | null {
  if (unit === null || unitPrice === null || !(unit in UNITS)) return null;
  const steps = parseQuantity(qty, unit as Unit);
  return steps === null ? null : Math.round((steps * unitPrice) / 10 ** UNITS[unit as Unit].scale);
}
