/** Which permission keeps which type, and what nobody may keep for himself. */
import type { MasterType } from '@guitu/contracts/masterdata/types';
import type { Permission } from '@guitu/identity/roles';
import type { Fault, Fields } from './record-kinds.rules.js';

export const KEEPING: Readonly<Record<MasterType, Permission>> = {
  company: 'people.write', plant: 'people.write', area: 'masterdata.write', department: 'people.write', employee: 'people.write', calendar: 'people.write',
  substitution: 'presence.write', shift: 'presence.write', roster: 'presence.write', leave: 'presence.write', delegation: 'delegation.give',
  customer: 'masterdata.write', product: 'masterdata.write', supplier: 'masterdata.write', carrier: 'masterdata.write', code: 'masterdata.write',
  price: 'masterdata.write', inspection: 'masterdata.write', label: 'masterdata.write',
};

/** As KEEPING, of what is no record. */
export const KEEPING_FILES = { ...KEEPING, 'product-cost': 'cost.write', contact: 'contact.write', 'staff-contact': 'contact.write' } as const satisfies Record<string, Permission>;

/**
 * Nobody gives himself roles, limits or somebody else's authority: an employee record is kept by another person, and a delegation
 * is given by the one whose authority it is.
 */
export function keptForOneself(type: MasterType, staff: string, code: string, fields: Fields): Fault[] {
  if (type === 'employee' && fields['staff'] === staff) return [{ field: 'code', code: 'own-authority', zh: '不能修改自己的角色与额度。', en: 'Nobody changes their own roles and limits.' }];
  if (type === 'delegation' && fields['staff'] !== staff) return [{ field: 'staff', code: 'not-yours', zh: `授权 ${code} 只能由本人给出。`, en: `Delegation ${code} can only be given by the person.` }];
  return [];
}
