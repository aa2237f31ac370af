/** Figures about a set of measurements. */

export interface Spread { readonly median: number; readonly min: number; readonly max: number }
export interface Latency { readonly count: number; readonly p50: number; readonly p95: number }

/**
 * Value below which the given share (0…1) lies, interpolated between neighbours.
 * @throws RangeError without values, for then there is nothing to say
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values were measured');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}

export function latencyOf(values: readonly number[]): Latency {
  return { count: values.length, p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

/** Whether measurements of the same thing lie further apart than the given share of the smallest. */
export function differByMore(values: readonly number[], share: number): boolean {
  return Math.max(...values) > Math.min(...values) * (1 + share);
}
