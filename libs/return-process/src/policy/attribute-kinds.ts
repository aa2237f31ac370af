/** What may be asked of each attribute: the run-time side of attributes.ts, complete by its type. */
import { GOODS, REMEDIES, type Goods, type Remedy } from '@guitu/contracts/vocabulary';
import type { CaseAttrs, LineAttrs } from './attributes.js';

export type AttributeKind = 'boolean' | 'number' | 'code' | readonly string[];
type KindOf<V> = [V] extends [boolean] ? 'boolean' : [V] extends [number] ? 'number' : string extends V ? 'code' : readonly V[];
type Kinds<A> = { readonly [K in keyof A]: KindOf<A[K]> };

export const CASE_ATTRIBUTES: Kinds<CaseAttrs> = {
  requestType: ['return', 'exchange', 'refund', 'repair', 'claim', 'shortage', 'bulk', 'recall', 'internal', 'other'],
  channel: ['online', 'store', 'agent', 'dealer', 'direct', 'internal'], customerClass: 'code', reason: 'code',
  reasonGroup: ['quality', 'non_quality', 'personal', 'transit', 'billing', 'service'],
  severity: ['minor', 'serious', 'incident'], lineStopped: 'boolean', onsiteWanted: 'boolean', wantsAdvance: 'boolean', wantsReplacement: 'boolean',
  amount: 'number', qty: 'number', claim: 'boolean', customerDeducts: 'boolean', cannotPay: 'boolean', majorChange: 'boolean',
  orderState: ['not_shipped', 'in_transit', 'confirmed'], photo: ['clear', 'unclear', 'none'], docsComplete: 'boolean',
  fraudSuspect: 'boolean', deadlock: 'boolean', customerSharesFreight: 'boolean',
  packagingBroken: 'boolean', countShort: 'boolean', inspectFlag: 'boolean',
  dayModelQty: 'number', dayTotalQty: 'number', poolQty: 'number', quantityClass: 'code',
  window: ['in', 'late', 'none'], late: 'boolean', credit: 'number', settlementDelta: 'number', onsite: 'code',
};

export const LINE_ATTRIBUTES: Kinds<LineAttrs> = {
  ...CASE_ATTRIBUTES,
  productClass: 'code', ownProduct: 'boolean', supplySource: 'code', lineAmount: 'number', missingValue: 'number',
  warranty: ['in', 'out', 'void', 'none'], sealBroken: 'boolean', partsChanged: 'boolean', userDamage: 'boolean',
  asNew: 'boolean', originalPack: 'boolean', accessoriesMissing: 'boolean', condition: ['intact', 'slight', 'heavy'],
  container: ['full', 'half', 'empty'], shelfUsed: 'number', thickened: 'boolean', registerHit: 'boolean', packOnly: 'boolean',
  passed: 'boolean', defect: ['appearance', 'functional', 'none'], repairable: 'boolean', resaleable: 'boolean', grade: 'code',
  fault: ['own', 'customer', 'carrier', 'supplier', 'none'], cause: 'code',
  preciseDimensions: 'boolean', dimensionChange: 'boolean', differsFromAgreement: 'boolean',
  goods: Object.keys(GOODS) as Goods[], remedy: Object.keys(REMEDIES) as Remedy[], round: 'number',
};
