/** What grew between a house with few open returns and one with many. Pure. */
import type { Statement } from '../measure/server-books.js';
import type { Spread } from '../measure/statistics.js';
import { range } from '../report/cost-table.js';
import { textTable } from '../report/text-table.js';
import { AIMS } from '../report/verdicts.js';

/** One figure at one point; a ratio to its floor where it has one (unit ×). */
export interface Measure { readonly what: string; readonly unit: '×' | 'ms' | 'MB' | 'KB' | 'CPU-ms'; readonly value: Spread }
export interface Point {
  readonly open: number;
  readonly closed: number;
  readonly rounds: { readonly used: number; readonly tried: number; readonly disturbed: boolean };
  readonly judged: readonly Measure[];
  /** shown beside, without an aim: the figures the ratios are made of */
  readonly shown: readonly Measure[];
  readonly statements: readonly Statement[];
}
export interface Growth { readonly what: string; readonly from: Measure; readonly to: Measure; readonly growth: Spread }

/** Measures of both points by name: median ÷ median, and the widest that the spreads allow. */
export function growthOf(from: readonly Measure[], to: readonly Measure[]): Growth[] {
  return from.flatMap((before) => {
    const after = to.find(({ what }) => what === before.what);
    if (after === undefined) return [];
    const [a, b] = [before.value, after.value];
    return [{ what: before.what, from: before, to: after, growth: { median: b.median / a.median, min: b.min / a.max, max: b.max / a.min } }];
  });
}

export const holds = ({ growth }: Growth): boolean => growth.median <= AIMS.growth;

/** A statement whose time for one call has grown, and its share of all statements' time at the second point. */
export interface GrownStatement { readonly query: string; readonly calls: number; readonly beforeMs: number; readonly afterMs: number; readonly rowsBefore: number; readonly rowsAfter: number; readonly share: number }

const NOTABLE_SHARE = 0.005;

/** Dearest growth first. */
export function grownStatements(before: readonly Statement[], after: readonly Statement[]): GrownStatement[] {
  const all = after.reduce((sum, { ms }) => sum + ms, 0);
  const earlier = new Map(before.map((statement) => [statement.query, statement]));
  return after
    .flatMap(({ query, calls, ms, rows }): GrownStatement[] => {
      const then = earlier.get(query);
      if (then === undefined || ms < all * NOTABLE_SHARE || ms / calls <= (then.ms / then.calls) * AIMS.growth) return [];
      return [{ query, calls, beforeMs: then.ms / then.calls, afterMs: ms / calls, rowsBefore: then.rows / then.calls, rowsAfter: rows / calls, share: ms / all }];
    })
    .sort((a, b) => (b.afterMs - b.beforeMs) * b.calls - (a.afterMs - a.beforeMs) * a.calls);
}

const digitsOf = (unit: Measure['unit']): number => ({ '×': 2, ms: 1, MB: 0, KB: 1, 'CPU-ms': 0 })[unit];
const figure = ({ unit, value }: Measure): string => (value.min === value.max ? `${value.median.toFixed(digitsOf(unit))} ${unit}` : `${range(value, digitsOf(unit))} ${unit}`);
const named = ({ open, closed }: Point): string => `${open} open, ${closed} closed`;

export function growthTable(from: Point, to: Point): string {
  const judged = growthOf(from.judged, to.judged);
  const shown = growthOf(from.shown, to.shown);
  const cells = (one: Growth): string[] => [one.what, figure(one.from), figure(one.to), one.growth.min === one.growth.max ? one.growth.median.toFixed(2) : range(one.growth, 2)];
  return textTable(['median (min–max)', named(from), named(to), 'growth', 'aim ≤', 'verdict'], [
    ...judged.map((one) => [...cells(one), AIMS.growth, holds(one) ? 'met' : 'MISSED']), [], ...shown.map((one) => [...cells(one), '', '']),
  ]);
}

export function statementTable(grown: readonly GrownStatement[]): string {
  return textTable(['statements whose call got dearer', 'ms then', 'ms now', 'rows then', 'rows now', 'calls', '% of all'],
    grown.map(({ query, beforeMs, afterMs, rowsBefore, rowsAfter, calls, share }) => [query, beforeMs.toFixed(3), afterMs.toFixed(3), rowsBefore.toFixed(1), rowsAfter.toFixed(1), calls, (share * 100).toFixed(1)]));
}
