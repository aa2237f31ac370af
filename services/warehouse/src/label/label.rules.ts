/** What a label on returned goods says of their state (product.md §3.5): 待检, 合格, 不良, 退货返工产品, 新合格证. Pure. */
import { GOODS, type Goods, type Label } from '@guitu/contracts/vocabulary';

const PASSED: Label = { zh: '合格', en: 'Passed' };
const REWORKED: Label = { zh: '退货返工产品', en: 'Returned goods for rework' };
const WAITING: Label = { zh: '待检', en: 'To be inspected' };
const BAD: Label = { zh: '不良', en: 'Defective' };
const BY_GOODS: Readonly<Partial<Record<string, Label>>> = {
  RESTOCK: PASSED, REPACK_RESHIP: PASSED, CONCESSION: PASSED, REWORK: REWORKED, REFURBISH: REWORKED, DISCOUNTED_UNIT: REWORKED, RELABEL_RESALE: { zh: '新合格证', en: 'New certificate' },
};
/** Places that only goods reach which were checked after the work on them. */
const WORKED: ReadonlySet<string> = new Set(['pack', 'dispatchCheck', 'sendBack', 'stockIn']);

/** @param goods outcome of 判定; null: not judged @param place in the status's word @param notice label of the 到货通知, as its procedure words it */
export function labelState(goods: string | null, place: string | null, notice: string | null): Label {
  if (goods === null) return notice === null ? WAITING : { zh: notice, en: notice };
  const state = BY_GOODS[goods] ?? BAD;
  return state === REWORKED && WORKED.has(place ?? '') ? PASSED : state;
}

export const outcomeWords = (goods: string | null): Label => (goods === null ? { zh: '未判定', en: 'Not judged' } : GOODS[goods as Goods]);
