/**
 * The attributes a condition may read; nothing else is readable (process-model.md §4.1). The comment names the fact that
 * supplies them. Numbers are integers: money in Fen, rates in Bps.
 */
import type { Goods, Remedy } from '@guitu/contracts/vocabulary';

export type Code = string;
/** Minor units of money (分). */
export type Fen = number;
/** Hundredths of a percent: 1500 = 15 %. */
export type Bps = number;
/** Whole pieces or steps of the unit. */
export type Qty = number;

/** Attributes of the whole return. */
export interface CaseAttrs {
  // 登记
  requestType: 'return' | 'exchange' | 'refund' | 'repair' | 'claim' | 'shortage' | 'bulk' | 'recall' | 'internal' | 'other';
  channel: 'online' | 'store' | 'agent' | 'dealer' | 'direct' | 'internal';
  customerClass: Code; reason: Code;
  /** from Profile.reasons */
  reasonGroup: 'quality' | 'non_quality' | 'personal' | 'transit' | 'billing' | 'service';
  // 登记 · 首次联系
  severity: 'minor' | 'serious' | 'incident'; lineStopped: boolean; onsiteWanted: boolean; wantsAdvance: boolean; wantsReplacement: boolean;
  // 登记 · 首次联系 · 现场结果
  amount: Fen; qty: Qty; claim: boolean; customerDeducts: boolean; cannotPay: boolean; majorChange: boolean;
  // 登记 · 补充资料
  orderState: 'not_shipped' | 'in_transit' | 'confirmed'; photo: 'clear' | 'unclear' | 'none'; docsComplete: boolean;
  // 资格核对 · 客户答复
  fraudSuspect: boolean; deadlock: boolean; customerSharesFreight: boolean;
  // 验收
  packagingBroken: boolean; countShort: boolean; inspectFlag: boolean;
  // 数量汇总; the class is derived by P12
  dayModelQty: Qty; dayTotalQty: Qty; poolQty: Qty; quantityClass: Code;
  // derived by the core; onsite from 现场结果
  window: 'in' | 'late' | 'none'; late: boolean; credit: Fen; settlementDelta: Fen; onsite: Code;
}

/** Attributes of one line, or of one portion once it is decided; the case's attributes are readable too. */
export interface LineAttrs extends CaseAttrs {
  // 登记 · 验收
  productClass: Code; ownProduct: boolean; supplySource: Code; lineAmount: Fen; missingValue: Fen;
  // P04 · 资格核对 · 验收 · 检验结果
  warranty: 'in' | 'out' | 'void' | 'none'; sealBroken: boolean; partsChanged: boolean; userDamage: boolean;
  // 验收 · 检验结果; shelfUsed = age ÷ shelf life
  asNew: boolean; originalPack: boolean; accessoriesMissing: boolean; condition: 'intact' | 'slight' | 'heavy';
  container: 'full' | 'half' | 'empty'; shelfUsed: Bps; thickened: boolean; registerHit: boolean; packOnly: boolean;
  // 检验结果
  passed: boolean; defect: 'appearance' | 'functional' | 'none'; repairable: boolean; resaleable: boolean; grade: Code;
  // 责任判定 · 判定
  fault: 'own' | 'customer' | 'carrier' | 'supplier' | 'none'; cause: Code;
  // 检验结果 · 判定 · 返修方案
  preciseDimensions: boolean; dimensionChange: boolean; differsFromAgreement: boolean;
  // derived
  goods: Goods; remedy: Remedy; round: number;
}
