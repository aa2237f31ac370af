import { AccessDenied } from '@guitu/identity/access-denied';
import type { Actor } from '@guitu/identity/actor';
import type { Directory } from '@guitu/identity/directory';
import { PERMISSIONS } from '@guitu/identity/roles';

/** Customers are asked and heard by those who record contacts. @throws AccessDenied 403 */
export function requireCustomerRight(directory: Directory, actor: Actor): void {
  if (directory.rightsOf(actor).has('record.contact')) return;
  const { zh, en } = PERMISSIONS['record.contact'];
  throw new AccessDenied(403, 'not-permitted', `没有权限：${zh}。`, `Not permitted: ${en}.`);
}
