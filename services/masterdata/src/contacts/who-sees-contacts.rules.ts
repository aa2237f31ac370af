/** Whose contacts somebody may see (product.md §3.1): sales its own customers, service all of them; employees: HR, and everybody his own. */
import type { Actor } from '@guitu/identity/actor';
import { Problem } from '@guitu/platform/http/problem';

const NOT_YOURS = new Problem(403, 'not-your-contact', '无权查看此联系人。', 'This contact is not yours to see.');

/** @throws Problem 403 */
export function requireStaffContact({ staff, dept, roles }: Actor, of: string): void {
  if (staff !== of && dept !== 'HR_ADMIN' && !roles.includes('gm')) throw NOT_YOURS;
}

/** @param salesOwner of the customer */
export function maySeeCustomerContact({ staff, dept, roles }: Actor, salesOwner: string | null): boolean {
  const all = dept === 'SERVICE' || dept === 'AFTER_SALES' || roles.some((role) => role === 'gm' || role === 'salesHead');
  return all || (dept === 'SALES' && (salesOwner === null || salesOwner === staff));
}

/** @throws Problem 403 */
export function requireCustomerContact(actor: Actor, salesOwner: string | null): void {
  if (!maySeeCustomerContact(actor, salesOwner)) throw NOT_YOURS;
}
