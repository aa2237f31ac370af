/** 库龄: how long returned goods have lain here, in buckets (product.md B10). Pure. */

/** Upper bounds in whole days, inclusive; what is older stands in the last bucket. */
const BOUNDS = [3, 7, 30] as const;
export const AGES = ['0-3', '4-7', '8-30', '31+'] as const;
export type Age = (typeof AGES)[number];
const DAY_MS = 86_400_000;

/** Whole days since `since`; not below zero, whatever a device's clock said. @param since, now UTC milliseconds */
export const daysSince = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / DAY_MS));

export function ageOf(days: number): Age {
  const index = BOUNDS.findIndex((most) => days <= most);
  return AGES[index === -1 ? BOUNDS.length : index] ?? '31+';
}

/** Instants since which goods of an age have lain here, `from` included; null: no bound. @param now UTC milliseconds */
export function sinceOf(age: Age, now: number): { readonly from: number | null; readonly before: number | null } {
  const index = AGES.indexOf(age);
  const longest = (place: number): number | null => (BOUNDS[place] === undefined ? null : now - (BOUNDS[place] + 1) * DAY_MS + 1);
  return { from: longest(index), before: index === 0 ? null : longest(index - 1) };
}
