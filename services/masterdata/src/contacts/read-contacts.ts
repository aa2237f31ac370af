import type { Transaction } from '@guitu/persistence/transaction';
import { columnsOf, type Contact, type Owner } from './contact.js';

export interface Reading {
  readonly companyCode: string;
  /** an employee, or the service that sends a message */
  readonly reader: string;
  readonly purpose: string;
  /** the return, event or delivery it is for */
  readonly reference: string | null;
}

/** Contacts of one owner, by number. The reading is logged in the same transaction: nobody looks unseen. */
export async function readContacts(tx: Transaction, owner: Owner, { companyCode, reader, purpose, reference }: Reading): Promise<Contact[]> {
  const { staff, customerCode } = columnsOf(owner);
  const contacts = await tx.query<Contact>(
    `select nr, version, name, phone, mail, address, wecom, dingtalk, feishu, language from contact
     where company_code = $1 and staff is not distinct from $2 and customer_code is not distinct from $3 order by nr`, [companyCode, staff, customerCode],
  );
  await tx.execute(
    'insert into contact_reading (company_code, staff, customer_code, reader, purpose, reference, found) values ($1, $2, $3, $4, $5, $6, $7)',
    [companyCode, staff, customerCode, reader, purpose, reference, contacts.length > 0],
  );
  return contacts;
}
