import type { ResolvePhone } from '../delivery/resolve-contact.js';
import type { PhoneBook } from './confirm.js';

/** Employee numbers as the house states them; phones as masterdata gives them at that moment. */
export class HousePhoneBook implements PhoneBook {
  constructor(readonly phones: ResolvePhone, readonly employeeNo: (companyCode: string, staff: string) => string | undefined) {}
}
