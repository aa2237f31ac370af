/** 检验方案: how many pieces of a line a product's plan asks for, and whether a measured value is within its limits. Pure. */
import type { InspectionCheck } from '@guitu/contracts/masterdata/inspection-plan';
import type { MasterRecord } from '@guitu/contracts/masterdata/records';
import { UNITS, type Unit } from '@guitu/contracts/vocabulary';

export type InspectionPlan = MasterRecord<'inspection'>;
/** Plan in force per product of the goods; a product without one is absent. */
export type PlansByItem = ReadonlyMap<string, InspectionPlan>;
const WHOLE_BPS = 10_000n;

/** A product's own plan goes before its group's; of several the one with the first code. */
export function planInForce(plans: readonly InspectionPlan[], product: string, group: string | null): InspectionPlan | null {
  const active = plans.filter((plan) => plan.active).sort((a, b) => (a.code < b.code ? -1 : 1));
  return active.find((plan) => plan.product === product) ?? active.find((plan) => group !== null && plan.group === group) ?? null;
}

/**
 * Steps of the unit that must be looked at: all of them, or the plan's share rounded up, at least its number of units, never more
 * than are held. Whole numbers only: a quantity times 10000 is beyond a double.
 */
export function plannedSample({ method, shareBps, atLeast }: Pick<InspectionPlan, 'method' | 'shareBps' | 'atLeast'>, held: number, unit: Unit): number {
  if (method === 'full') return held;
  const share = Number((BigInt(held) * BigInt(shareBps ?? 0) + WHOLE_BPS - 1n) / WHOLE_BPS);
  return Math.min(held, Math.max(share, (atLeast ?? 0) * 10 ** UNITS[unit].scale));
}

/** A measured value (plain decimal) against the limits of its check, compared digit by digit; on the limit is within. */
export function againstLimits(value: string, { low, high }: Pick<InspectionCheck, 'low' | 'high'>): 'below' | 'within' | 'above' {
  if (low !== null && compareDecimals(value, low) < 0) return 'below';
  return high !== null && compareDecimals(value, high) > 0 ? 'above' : 'within';
}

/** Six decimals are the most a limit has; what a value has beyond them is compared as well. */
function compareDecimals(one: string, other: string): number {
  const places = Math.max(...[one, other].map((text) => (text.split('.')[1] ?? '').length));
  const [a, b] = [one, other].map((text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(places, '0'));
  }) as [bigint, bigint];
  return a < b ? -1 : Number(a > b);
}
