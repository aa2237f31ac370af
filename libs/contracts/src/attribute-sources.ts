/**
 * Which fact may set which attribute that a policy's conditions read (process-model.md §4.1, in brackets there). One table for the
 * payload schemas and for the process core. What is derived has no row: reasonGroup, qty, quantityClass, window, late, credit,
 * settlementDelta, onsite, goods, remedy, round. Pure data: the process core bundles this file.
 */
import type { FactKind } from './fact-kinds.js';

/** `fen` money · `bps` hundredths of a percent · `quantity` decimal string on the wire, whole steps of the unit in the core · list = one of these. */
export type AttributeType = 'boolean' | 'code' | 'fen' | 'bps' | 'quantity' | readonly string[];
export type AttributeLevel = 'case' | 'line';
interface Source<L extends AttributeLevel, T extends AttributeType, F extends FactKind> { readonly level: L; readonly type: T; readonly from: readonly F[] }

const attribute = <L extends AttributeLevel>(level: L) => <const T extends AttributeType, F extends FactKind>(type: T, ...from: F[]): Source<L, T, F> => ({ level, type, from });
const ofCase = attribute('case');
const ofLine = attribute('line');

export const ATTRIBUTE_SOURCES = {
  // 首次联系 may correct the first three: its released schema accepts them
  requestType: ofCase(['return', 'exchange', 'refund', 'repair', 'claim', 'shortage', 'bulk', 'recall', 'internal', 'other'], 'register', 'contact'),
  channel: ofCase(['online', 'store', 'agent', 'dealer', 'direct', 'internal'], 'register', 'contact'),
  reason: ofCase('code', 'register', 'contact'),
  customerClass: ofCase('code', 'register'),
  severity: ofCase(['minor', 'serious', 'incident'], 'register', 'contact'),
  // the customer's own line stands still for want of good parts
  lineStopped: ofCase('boolean', 'register', 'contact'),
  onsiteWanted: ofCase('boolean', 'register', 'contact'),
  wantsAdvance: ofCase('boolean', 'register', 'contact'),
  wantsReplacement: ofCase('boolean', 'register', 'contact'),
  amount: ofCase('fen', 'register', 'contact', 'onsite'),
  claim: ofCase('boolean', 'register', 'contact', 'onsite'),
  customerDeducts: ofCase('boolean', 'register', 'contact', 'onsite'),
  cannotPay: ofCase('boolean', 'register', 'contact', 'onsite'),
  majorChange: ofCase('boolean', 'register', 'contact', 'onsite'),
  orderState: ofCase(['not_shipped', 'in_transit', 'confirmed'], 'register', 'supplement'),
  photo: ofCase(['clear', 'unclear', 'none'], 'register', 'supplement'),
  docsComplete: ofCase('boolean', 'register', 'supplement'),
  fraudSuspect: ofCase('boolean', 'eligibility', 'customer_reply'),
  deadlock: ofCase('boolean', 'eligibility', 'customer_reply'),
  customerSharesFreight: ofCase('boolean', 'eligibility', 'customer_reply'),
  packagingBroken: ofCase('boolean', 'receive'),
  countShort: ofCase('boolean', 'receive'),
  inspectFlag: ofCase('boolean', 'receive'),
  dayModelQty: ofCase('quantity', 'totals'),
  dayTotalQty: ofCase('quantity', 'totals'),
  poolQty: ofCase('quantity', 'totals', 'pool_started'),

  productClass: ofLine('code', 'register', 'receive'),
  ownProduct: ofLine('boolean', 'register', 'receive'),
  supplySource: ofLine('code', 'register', 'receive'),
  lineAmount: ofLine('fen', 'register', 'receive'),
  missingValue: ofLine('fen', 'register', 'receive'),
  warranty: ofLine(['in', 'out', 'void', 'none'], 'eligibility', 'receive', 'inspect'),
  sealBroken: ofLine('boolean', 'eligibility', 'receive', 'inspect'),
  partsChanged: ofLine('boolean', 'eligibility', 'receive', 'inspect'),
  userDamage: ofLine('boolean', 'eligibility', 'receive', 'inspect'),
  asNew: ofLine('boolean', 'receive', 'inspect'),
  originalPack: ofLine('boolean', 'receive', 'inspect'),
  accessoriesMissing: ofLine('boolean', 'receive', 'inspect'),
  condition: ofLine(['intact', 'slight', 'heavy'], 'receive', 'inspect'),
  container: ofLine(['full', 'half', 'empty'], 'receive', 'inspect'),
  shelfUsed: ofLine('bps', 'receive', 'inspect'),
  thickened: ofLine('boolean', 'receive', 'inspect'),
  registerHit: ofLine('boolean', 'receive', 'inspect'),
  packOnly: ofLine('boolean', 'receive', 'inspect'),
  // where 验收 is the inspection (inspection.mode receipt), it says what 检验结果 would
  passed: ofLine('boolean', 'inspect', 'receive'),
  defect: ofLine(['appearance', 'functional', 'none'], 'inspect', 'receive'),
  repairable: ofLine('boolean', 'inspect', 'receive'),
  resaleable: ofLine('boolean', 'inspect', 'receive'),
  grade: ofLine('code', 'inspect', 'receive'),
  fault: ofLine(['own', 'customer', 'carrier', 'supplier', 'none'], 'responsibility', 'dispose'),
  cause: ofLine('code', 'responsibility', 'dispose'),
  preciseDimensions: ofLine('boolean', 'inspect', 'dispose', 'plan'),
  dimensionChange: ofLine('boolean', 'inspect', 'dispose', 'plan'),
  differsFromAgreement: ofLine('boolean', 'inspect', 'dispose', 'plan'),
} as const satisfies Record<string, Source<AttributeLevel, AttributeType, FactKind>>;
export type AttributeName = keyof typeof ATTRIBUTE_SOURCES;

/** Whether a fact of this kind may set the attribute at this level. */
export function maySet(fact: FactKind, level: AttributeLevel, name: string): name is AttributeName {
  if (!Object.hasOwn(ATTRIBUTE_SOURCES, name)) return false;
  const source: Source<AttributeLevel, AttributeType, FactKind> = ATTRIBUTE_SOURCES[name as AttributeName];
  return source.level === level && source.from.includes(fact);
}
