/** 数量汇总 (P12, S003-15 §3.5, §3.6): what one customer brings back on one day, counted in pieces. Pure. */
export interface DayLine { readonly returnNo: string; readonly item: string; readonly pieces: number }
/** What is told to one return: the day's most of one of its own models, and the day's whole. */
export interface DayTotals { readonly returnNo: string; readonly model: number; readonly total: number }

/** @param lines of all returns of the customer's day that still stand · @param concerned returns to be told */
export function dayTotals(lines: readonly DayLine[], concerned: readonly string[]): DayTotals[] {
  const ofModel = new Map<string, number>();
  for (const { item, pieces } of lines) ofModel.set(item, (ofModel.get(item) ?? 0) + pieces);
  const total = lines.reduce((sum, { pieces }) => sum + pieces, 0);
  return concerned.map((returnNo) => ({ returnNo, total, model: Math.max(0, ...lines.filter((line) => line.returnNo === returnNo).map(({ item }) => ofModel.get(item) ?? 0)) }));
}
