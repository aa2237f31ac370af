/** How old a batch is at least, against the shelf life of its product. Pure. */
const DAY = 86_400_000;

export interface BatchAge { readonly item: string; readonly shippedOn: string | null; readonly ageDays: number | null; readonly shelfLifeDays: number | null; readonly usedBps: number | null }

/** Counted from the first day on which goods of it were shipped: it was made then or before. @param shipped local days, `YYYY-MM-DD` */
export function ageOf(item: string, shipped: readonly string[], shelfLifeDays: number | null, now: Date): BatchAge {
  const [shippedOn = null] = [...shipped].sort();
  const ageDays = shippedOn === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(`${shippedOn}T00:00:00Z`)) / DAY));
  const usedBps = ageDays === null || shelfLifeDays === null || shelfLifeDays === 0 ? null : Math.floor((ageDays * 10_000) / shelfLifeDays);
  return { item, shippedOn, ageDays, shelfLifeDays, usedBps };
}
