/** Customers, suppliers and carriers as codes; names and contacts of customers stay in masterdata. */
import { z } from 'zod';
import { Code, StaffId } from '../scalars.js';
import type { Label } from '../vocabulary.js';
import { Currency, Flag, Language, masterRecord, ThingName } from './record.js';

export const CUSTOMER_KINDS = {
  OEM: { zh: '主机厂', en: 'Manufacturer' },
  DEALER: { zh: '经销商', en: 'Dealer' },
  ECOMMERCE: { zh: '电商', en: 'E-commerce' },
  PERSON: { zh: '个人', en: 'Private person' },
  INTERNAL: { zh: '内部', en: 'Internal' },
} as const satisfies Record<string, Label>;
export const CustomerKind = z.enum(Object.keys(CUSTOMER_KINDS) as [keyof typeof CUSTOMER_KINDS]);
const Hours = z.int().min(0).max(8760);

export const CustomerRecord = masterRecord({
  kind: CustomerKind, salesOwner: StaffId.nullable(), currency: Currency,
  /** customer whose ship-to, branch or sub-dealer this one is */
  parent: Code.nullable(),
  deductsPayment: Flag, warrantyExtensionMonths: z.int().min(0).max(240),
  /** procedure of its own; null: the company's */
  policyKey: Code.nullable(),
  portal: Flag, language: Language,
  /** no new returns */
  blocked: Flag,
});
export const SupplierRecord = masterRecord({ name: ThingName, claimWindowHours: Hours.nullable(), blocked: Flag });
export const CarrierRecord = masterRecord({ name: ThingName, claimWindowHours: Hours.nullable(), blocked: Flag });
