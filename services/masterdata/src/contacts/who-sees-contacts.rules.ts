/**
 * Whose contacts somebody may see (product.md §3.1): sales its own customers, service all of them; finance the name of who is paid,
 * for a payment; an auditor masked; employees: HR, and everybody his own.
 */
import type { Actor } from '@guitu/identity/actor';
import { Problem } from '@guitu/platform/http/problem';
import type { Contact } from './contact.js';

const NOT_YOURS = new Problem(403, 'not-your-contact', '无权查看此联系人。', 'This contact is not yours to see.');

/** An employee's: HR's and the general manager's to see and keep, and his own. */
export const maySeeStaffContact = ({ staff, dept, roles }: Pick<Actor, 'staff' | 'dept' | 'roles'>, of: string): boolean => staff === of || dept === 'HR_ADMIN' || roles.includes('gm');

/** @throws Problem 403 */
export function requireStaffContact(actor: Actor, of: string): void {
  if (!maySeeStaffContact(actor, of)) throw NOT_YOURS;
}

/** @param salesOwner of the customer */
export function maySeeCustomerContact({ staff, dept, roles }: Pick<Actor, 'staff' | 'dept' | 'roles'>, salesOwner: string | null): boolean {
  const all = dept === 'SERVICE' || dept === 'AFTER_SALES' || roles.some((role) => role === 'gm' || role === 'salesHead');
  return all || (dept === 'SALES' && (salesOwner === null || salesOwner === staff));
}

/** @throws Problem 403 */
export function requireCustomerContact(actor: Actor, salesOwner: string | null): void {
  if (!maySeeCustomerContact(actor, salesOwner)) throw NOT_YOURS;
}

/** How much of a customer's contacts somebody sees. */
export type ContactView = 'whole' | 'payee' | 'masked';

/** @param purpose what it is looked up for · @throws Problem 403 */
export function requireContactView(actor: Actor, salesOwner: string | null, purpose: string): ContactView {
  if (maySeeCustomerContact(actor, salesOwner)) return 'whole';
  if (actor.dept === 'FINANCE' && purpose === 'pay') return 'payee';
  if (actor.roles.includes('auditor')) return 'masked';
  throw NOT_YOURS;
}

/** The contact as far as it is shown; what is not shown is null. */
export function shownContact(contact: Contact, view: ContactView): Contact {
  if (view === 'whole') return contact;
  const nothing = { ...contact, phone: null, mail: null, address: null, wecom: null, dingtalk: null, feishu: null };
  return view === 'payee' ? nothing : { ...nothing, name: maskedName(contact.name), phone: maskedPhone(contact.phone), mail: maskedMail(contact.mail) };
}

/** 张三丰 → 张** */
const maskedName = (name: string): string => [...name].map((sign, index) => (index === 0 ? sign : '*')).join('');
/** The last four digits, and the first three where three more lie between: +86 138 0013 8000 → 138****8000 without its country. */
function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.replaceAll(/[^0-9]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return digits.length >= 10 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}
const maskedMail = (mail: string | null): string | null => (mail === null ? null : `${mail.slice(0, 1)}***${mail.slice(mail.indexOf('@'))}`);
