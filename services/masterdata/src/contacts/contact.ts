/** A person's name and addresses, as they are kept and read. */
import { MOST_VERSIONS } from '@guitu/contracts/masterdata/record';
import { CustomerCode, OneLine, StaffId } from '@guitu/contracts/scalars';
import { wholeNumber } from '@guitu/platform/http/whole-number';
import { z } from 'zod';

const line = (most: number) => OneLine.min(1).max(most).nullable();
const fields = {
  name: OneLine.min(1).max(80),
  phone: z.string().max(40).regex(/^[+()0-9 ext.-]{3,40}$/).nullable(), mail: z.email().max(200).nullable(), address: line(300),
  /** ids under which the person is reached there */
  wecom: line(100), dingtalk: line(100), feishu: line(100),
  language: z.enum(['zh', 'en']),
};
export const ContactFields = z.strictObject(fields);
export const ContactNo = wholeNumber(1, 99);
/** `version`: the one that was read; 0: a new one */
export const KeepContactBody = z.strictObject({ version: z.int().min(0).max(MOST_VERSIONS), ...fields }).meta({ id: 'KeepContact' });
export const ContactKept = z.strictObject({ nr: z.int(), version: z.int() }).meta({ id: 'ContactKept' });
export const Contact = z.strictObject({ nr: z.int(), version: z.int(), ...fields }).meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;
/** masked for an auditor: no addresses that could be used */
const ShownContact = Contact.extend({ phone: z.string().nullable(), mail: z.string().nullable() }).meta({ id: 'ShownContact' });
export const ContactList = z.strictObject({ items: z.array(ShownContact) }).meta({ id: 'ContactList' });

/** Whose contact: an employee's or a customer's. */
export const Owner = z.union([z.strictObject({ staff: StaffId }), z.strictObject({ customerCode: CustomerCode })]);
export type Owner = z.infer<typeof Owner>;
export const columnsOf = (owner: Owner): { staff: string | null; customerCode: string | null } =>
  'staff' in owner ? { staff: owner.staff, customerCode: null } : { staff: null, customerCode: owner.customerCode };
