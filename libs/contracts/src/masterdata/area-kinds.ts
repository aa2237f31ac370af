/** Kinds of stores and areas 仓与区域. Pure. */
import type { Label } from '../vocabulary.js';

export const AREA_KINDS = {
  RETURNS: { zh: '退货区', en: 'Returns' },
  TO_INSPECT: { zh: '待检', en: 'To inspect' },
  DEFECTIVE: { zh: '不良品仓', en: 'Defective' },
  SCRAP: { zh: '报废仓', en: 'Scrap' },
  AFTER_SALES: { zh: '售后仓', en: 'After-sales' },
  GOOD: { zh: '良品仓', en: 'Good stock' },
  DESIGNATED: { zh: '指定区域', en: 'Designated area' },
} as const satisfies Record<string, Label>;
export type AreaKind = keyof typeof AREA_KINDS;
