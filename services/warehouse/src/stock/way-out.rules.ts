/** How pieces are booked that leave the return area: by what was decided for them (design.md §6). Pure. */
import type { MoveKind } from './stock-ledger.js';

const REPAIRED = new Set(['REWORK', 'REFURBISH']);
/** Goods that are worked on in the house and then stocked: they are here until they are in their store. */
const STOCKED_AS: Readonly<Record<string, MoveKind>> = {
  RELABEL_RESALE: 'treated', BLEND_IN: 'treated', DIRECT_RECOVERY: 'treated', REPACK_RESHIP: 'treated', DISMANTLE: 'dismantled',
};

/** 入库 of an outcome: treated, or as parts, or good again. */
export const stockedAs = (goods: string | null): MoveKind => STOCKED_AS[goods ?? ''] ?? 'restocked';
/** 退回发出 of an outcome: repaired, or as it came. */
export const sentBackAs = (goods: string | null): MoveKind => (REPAIRED.has(goods ?? '') ? 'repaired' : 'sent_back');
