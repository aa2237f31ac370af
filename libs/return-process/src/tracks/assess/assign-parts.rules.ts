/** Laying the parts of a judgement over units that are not alike. */

export interface Share { readonly part: number; readonly bin: number; readonly qty: number }

/**
 * Which portion (`bin`) each part is taken from, so that every part goes only to goods for which it is allowed; null when
 * they cannot all be placed. Parts with the fewest places are placed first, into the goods with the fewest choices.
 */
export function assignParts(parts: readonly number[], bins: readonly number[], allowed: (part: number, bin: number) => boolean): Share[] | null {
  const places = parts.map((_qty, part) => bins.map((_size, bin) => bin).filter((bin) => allowed(part, bin)));
  const choices = bins.map((_size, bin) => places.filter((of) => of.includes(bin)).length);
  const left = [...bins];
  const shares: Share[] = [];
  for (const part of parts.map((_qty, index) => index).sort((a, b) => (places[a]?.length ?? 0) - (places[b]?.length ?? 0) || a - b)) {
    let rest = parts[part] ?? 0;
    for (const bin of [...(places[part] ?? [])].sort((a, b) => (choices[a] ?? 0) - (choices[b] ?? 0) || a - b)) {
      const qty = Math.min(rest, left[bin] ?? 0);
      if (qty === 0) continue;
      left[bin] = (left[bin] ?? 0) - qty;
      rest -= qty;
      shares.push({ part, bin, qty });
    }
    if (rest > 0) return null;
  }
  return shares;
}
