/** A delivery line as returns are matched with it; quantities in whole steps of its unit. */
import type { Unit } from '@guitu/contracts/vocabulary';

export interface DeliveryKey { readonly no: string; readonly line: number }
export interface DeliveryCandidate extends DeliveryKey {
  readonly customerCode: string; readonly product: string; readonly batch: string | null; readonly unit: Unit;
  /** local days, `YYYY-MM-DD` */
  readonly shipDate: string; readonly receiptDate: string | null;
  readonly shipped: number;
  /** shipped − voided − what returns have claimed and not given back */
  readonly returnable: number;
  /** 分 */
  readonly unitPrice: number | null;
  readonly invoiced: boolean;
  /** of the serials that were asked for, those that left with this line */
  readonly serials: readonly string[];
}

export const sameDelivery = (one: DeliveryKey, other: DeliveryKey): boolean => one.no === other.no && one.line === other.line;
