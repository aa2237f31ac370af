/** Whether goods belong to a complaint that is open already (product.md §1 C7): same product, batch or serial range, and defect. Pure. */
export interface Goods { readonly item: string; readonly batch: string | null; readonly serials: { readonly from: string; readonly to: string } | null }
export interface OpenComplaint extends Goods { readonly defectCode: string }

/** Serials count in order only among those of one length. */
const within = (value: string, { from, to }: { from: string; to: string }): boolean => value.length === from.length && value.length === to.length && value >= from && value <= to;

/** @param defects found on the goods; none known yet: any. Goods of which neither batch nor serials are known belong to a complaint about the product alone. */
export function isSame(complaint: OpenComplaint, goods: Goods, defects: readonly string[]): boolean {
  if (complaint.item !== goods.item || (defects.length > 0 && !defects.includes(complaint.defectCode))) return false;
  if (complaint.batch !== null && complaint.batch === goods.batch) return true;
  const { serials } = complaint;
  if (serials !== null && goods.serials !== null) return within(goods.serials.from, serials) || within(goods.serials.to, serials) || within(serials.from, goods.serials);
  return complaint.batch === null && serials === null && goods.batch === null && goods.serials === null;
}
