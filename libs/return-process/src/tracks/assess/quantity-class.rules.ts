/** 数量等级 (P12, K11): which class a return belongs to. */
import { firstRow, type Attrs } from '../../policy/conditions.js';
import type { CaseAttrs } from '../../policy/attributes.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { Line } from '../../state.js';

/** What the return itself brings of the day: the most of one model, and all of it. Nobody else can make that less. */
function ownTotals(lines: readonly Pick<Line, 'item' | 'claimed'>[]): { model: number; total: number } {
  const models = [...new Set(lines.map(({ item }) => item))].map((item) => lines.filter((line) => line.item === item).reduce((sum, { claimed }) => sum + claimed, 0));
  return { model: Math.max(0, ...models), total: models.reduce((sum, qty) => sum + qty, 0) };
}

/**
 * R11 (S000-03): 20 pcs · R16 (S000-11): 200 pcs · R17 (S003-15): 50 pcs of one model or 100 of several, of one customer on one
 * day, of which 数量汇总 tells the rest. The first row that holds; null = the policy has no classes, or none of them fits.
 */
export function quantityClass({ classes }: Pick<ResolvedProfile, 'classes'>, attrs: Attrs<CaseAttrs>, lines: readonly Pick<Line, 'item' | 'claimed'>[]): string | null {
  if (classes.length === 0) return null;
  const { model, total } = ownTotals(lines);
  const known = { ...attrs, dayModelQty: Math.max(model, attrs.dayModelQty ?? 0), dayTotalQty: Math.max(total, attrs.dayTotalQty ?? 0) };
  return firstRow(classes, known)?.then ?? null;
}
