/** Contacts of employees, many at a time: by HR (and everybody his own), over HTTP and by a person's file, on no topic (product.md §2.1, §2.3). */
import { StaffId } from '@guitu/contracts/scalars';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import { ContactFields } from './contact.js';
import { CONTACT_OUTCOME, faultsOf, MOST_CONTACTS, outcomeOf, type ContactKeeper } from './keep-contact-batch.js';
import { contactKey, storeContacts } from './store-contacts.js';
import { maySeeStaffContact } from './who-sees-contacts.rules.js';

const StaffContactRow = z.strictObject({ staff: StaffId, ...ContactFields.shape });
type StaffContactRow = z.infer<typeof StaffContactRow>;
/** each row is checked by itself (StaffContactRow), so that a wrong one does not refuse the others */
export const StaffContactBatch = z.strictObject({ rows: z.array(z.record(z.string(), z.unknown())).min(1).max(MOST_CONTACTS) }).meta({ id: 'StaffContactBatch' });
const Kept = z.strictObject({ staff: z.string().nullable(), ...CONTACT_OUTCOME });
type Kept = z.infer<typeof Kept>;
export const StaffContactBatchResult = z.strictObject({ rows: z.array(Kept) }).meta({ id: 'StaffContactBatchResult' });
const UNKNOWN = { field: 'staff', code: 'unknown-record', zh: '没有这位员工。', en: 'There is no such employee.' };
const NOT_YOURS = { field: 'staff', code: 'not-your-contact', zh: '无权维护此员工的联系方式。', en: 'Not an employee whose contact is yours to keep.' };
const TWICE = { field: 'staff', code: 'duplicate', zh: '同一批中重复。', en: 'Occurs twice in one batch.' };

/** An employee has one contact. */
const stored = (row: StaffContactRow) => ({ ...row, customerCode: null, nr: 1 });

/**
 * Upserts contacts by employee; each row is judged alone, a rejected one changes nothing, one that is not given stays.
 * @returns what became of each, in the order given; without names, so that it may be kept with the Idempotency-Key
 */
export async function keepStaffContacts(tx: Transaction, actor: ContactKeeper, given: readonly unknown[]): Promise<Kept[]> {
  const read = given.map((row) => StaffContactRow.safeParse(row));
  const asked = [...new Set(read.flatMap(({ data }) => data?.staff ?? []))].sort();
  const known = new Set((await tx.query<{ staff: string }>('select staff from master_record where company_code = $1 and staff = any($2) order by staff for key share', [actor.companyCode, asked])).map(({ staff }) => staff));
  const seen = new Set<string>();
  const judged = read.map(({ data, error }): Kept | StaffContactRow => {
    if (data === undefined) return { staff: null, outcome: 'rejected', faults: faultsOf(error) };
    const fault = !maySeeStaffContact(actor, data.staff) ? NOT_YOURS : !known.has(data.staff) ? UNKNOWN : seen.has(data.staff) ? TWICE : null;
    seen.add(data.staff);
    return fault === null ? data : { staff: data.staff, outcome: 'rejected', faults: [fault] };
  });
  const versions = await storeContacts(tx, actor, judged.filter((one): one is StaffContactRow => !('outcome' in one)).map(stored));
  return judged.map((one) => ('outcome' in one ? one : { staff: one.staff, outcome: outcomeOf(versions.get(contactKey(stored(one)))), faults: [] }));
}
