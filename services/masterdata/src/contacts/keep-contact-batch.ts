/** Contacts of customers from another system, many at a time: personal data comes over HTTP and by a person's file, on no topic (product.md §2.1, §2.3). */
import { CustomerCode } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import { RowFault } from '@guitu/row-import/file-door/file-result';
import { ContactFields } from './contact.js';
import { contactKey, storeContacts } from './store-contacts.js';
import { maySeeCustomerContact } from './who-sees-contacts.rules.js';

/** Who keeps them: whose customers are his to keep depends on his department and roles. */
export type ContactKeeper = Pick<Actor, 'companyCode' | 'staff' | 'dept' | 'roles'>;
export const MOST_CONTACTS = 500;
const ContactRow = z.strictObject({ customerCode: CustomerCode, nr: z.int().min(1).max(99).default(1), ...ContactFields.shape });
type ContactRow = z.infer<typeof ContactRow>;
/** each row is checked by itself (ContactRow), so that a wrong one does not refuse the others */
export const ContactBatch = z.strictObject({ rows: z.array(z.record(z.string(), z.unknown())).min(1).max(MOST_CONTACTS) }).meta({ id: 'ContactBatch' });
export const CONTACT_OUTCOME = { outcome: z.enum(['added', 'changed', 'unchanged', 'rejected']), faults: z.array(RowFault) };
const Kept = z.strictObject({ customerCode: z.string().nullable(), nr: z.int().nullable(), ...CONTACT_OUTCOME });
type Kept = z.infer<typeof Kept>;
export const ContactBatchResult = z.strictObject({ rows: z.array(Kept) }).meta({ id: 'ContactBatchResult' });
const UNKNOWN = { field: 'customerCode', code: 'unknown-record', zh: '没有这位客户。', en: 'There is no such customer.' };
const NOT_YOURS = { field: 'customerCode', code: 'not-your-contact', zh: '无权维护此客户的联系人。', en: 'Not a customer whose contacts are yours to keep.' };
const TWICE = { field: 'nr', code: 'duplicate', zh: '同一批中重复。', en: 'Occurs twice in one batch.' };

/** What is wrong with a row's fields, without what they say. */
export const faultsOf = ({ issues }: z.ZodError): z.infer<typeof RowFault>[] => issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: `字段无效：${issue.message}`, en: issue.message }));
/** @param version what storing gave; undefined: nothing was to be changed */
export const outcomeOf = (version: number | undefined): 'added' | 'changed' | 'unchanged' => (version === undefined ? 'unchanged' : version === 1 ? 'added' : 'changed');
const stored = (row: ContactRow) => ({ staff: null, ...row });

/**
 * Upserts contacts by customer and number; each row is judged alone, a rejected one changes nothing, one that is not given stays.
 * @returns what became of each, in the order given; without names, so that it may be kept with the Idempotency-Key
 */
export async function keepContactBatch(tx: Transaction, actor: ContactKeeper, given: readonly unknown[]): Promise<Kept[]> {
  const read = given.map((row) => ContactRow.safeParse(row));
  const codes = [...new Set(read.flatMap(({ data }) => data?.customerCode ?? []))].sort();
  const known = await tx.query<{ code: string; owner: string | null }>(
    `select code, body->>'salesOwner' as owner from master_record where company_code = $1 and type = 'customer' and code = any($2) order by code for key share`, [actor.companyCode, codes],
  );
  const ownerOf = new Map(known.map(({ code, owner }) => [code, owner]));
  const seen = new Set<string>();
  const judged = read.map(({ data, error }): Kept | ContactRow => {
    if (data === undefined) return { customerCode: null, nr: null, outcome: 'rejected', faults: faultsOf(error) };
    const [owner, key] = [ownerOf.get(data.customerCode), contactKey(stored(data))];
    const fault = owner === undefined ? UNKNOWN : !maySeeCustomerContact(actor, owner) ? NOT_YOURS : seen.has(key) ? TWICE : null;
    seen.add(key);
    return fault === null ? data : { customerCode: data.customerCode, nr: data.nr, outcome: 'rejected', faults: [fault] };
  });
  const versions = await storeContacts(tx, actor, judged.filter((one): one is ContactRow => !('outcome' in one)).map(stored));
  return judged.map((one) => ('outcome' in one ? one : { customerCode: one.customerCode, nr: one.nr, outcome: outcomeOf(versions.get(contactKey(stored(one)))), faults: [] }));
}
