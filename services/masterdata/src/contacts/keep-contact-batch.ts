/** Contacts of customers from another system, many at a time: personal data comes over HTTP and by a person's file, on no topic (product.md §2.1, §2.3). */
import { CustomerCode } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import { RowFault } from '@guitu/row-import/file-door/file-result';
import { ContactFields } from './contact.js';
import { maySeeCustomerContact } from './who-sees-contacts.rules.js';

/** Who keeps them: whose customers are his to keep depends on his department and roles. */
export type ContactKeeper = Pick<Actor, 'companyCode' | 'staff' | 'dept' | 'roles'>;
const MOST_ROWS = 500;
const ContactRow = z.strictObject({ customerCode: CustomerCode, nr: z.int().min(1).max(99).default(1), ...ContactFields.shape });
type ContactRow = z.infer<typeof ContactRow>;
/** each row is checked by itself (ContactRow), so that a wrong one does not refuse the others */
export const ContactBatch = z.strictObject({ rows: z.array(z.record(z.string(), z.unknown())).min(1).max(MOST_ROWS) }).meta({ id: 'ContactBatch' });
const Kept = z.strictObject({ customerCode: z.string().nullable(), nr: z.int().nullable(), outcome: z.enum(['added', 'changed', 'unchanged', 'rejected']), faults: z.array(RowFault) });
type Kept = z.infer<typeof Kept>;
export const ContactBatchResult = z.strictObject({ rows: z.array(Kept) }).meta({ id: 'ContactBatchResult' });
const UNKNOWN = { field: 'customerCode', code: 'unknown-record', zh: '没有这位客户。', en: 'There is no such customer.' };
const NOT_YOURS = { field: 'customerCode', code: 'not-your-contact', zh: '无权维护此客户的联系人。', en: 'Not a customer whose contacts are yours to keep.' };
const TWICE = { field: 'nr', code: 'duplicate', zh: '同一批中重复。', en: 'Occurs twice in one batch.' };

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
    if (data === undefined) return { customerCode: null, nr: null, outcome: 'rejected', faults: error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: `字段无效：${issue.message}`, en: issue.message })) };
    const owner = ownerOf.get(data.customerCode);
    const fault = owner === undefined ? UNKNOWN : !maySeeCustomerContact(actor, owner) ? NOT_YOURS : seen.has(keyOf(data)) ? TWICE : null;
    seen.add(keyOf(data));
    return fault === null ? data : { customerCode: data.customerCode, nr: data.nr, outcome: 'rejected', faults: [fault] };
  });
  const versions = await store(tx, actor, judged.filter((one): one is ContactRow => !('outcome' in one)));
  return judged.map((one) => {
    if ('outcome' in one) return one;
    const version = versions.get(keyOf(one));
    return { customerCode: one.customerCode, nr: one.nr, outcome: version === undefined ? 'unchanged' : version === 1 ? 'added' : 'changed', faults: [] };
  });
}

const keyOf = ({ customerCode, nr }: { readonly customerCode: string; readonly nr: number }): string => `${customerCode}/${nr}`;
const FIELDS = ['name', 'phone', 'mail', 'address', 'wecom', 'dingtalk', 'feishu', 'language'] as const;

/** In one statement, locked in one order for everybody. @returns the versions of those that are new or other than they were */
async function store(tx: Transaction, { companyCode, staff }: ContactKeeper, rows: readonly ContactRow[]): Promise<ReadonlyMap<string, number>> {
  if (rows.length === 0) return new Map();
  const kept = await tx.query<{ customerCode: string; nr: number; version: number }>(
    `insert into contact as c (company_code, customer_code, nr, ${FIELDS.join(', ')}, changed_by, version)
     select $1, g.*, $2, 1 from unnest($3::text[], $4::smallint[], ${FIELDS.map((_, place) => `$${place + 5}::text[]`).join(', ')}) as g (customer_code, nr, ${FIELDS.join(', ')}) order by g.customer_code, g.nr
     on conflict (company_code, staff, customer_code, nr) do update set ${FIELDS.map((field) => `${field} = excluded.${field}`).join(', ')}, changed_by = excluded.changed_by, changed_at = clock_timestamp(), version = c.version + 1
     where (${FIELDS.map((field) => `c.${field}`).join(', ')}) is distinct from (${FIELDS.map((field) => `excluded.${field}`).join(', ')})
     returning customer_code as "customerCode", nr, version`,
    [companyCode, staff, rows.map(({ customerCode }) => customerCode), rows.map(({ nr }) => nr), ...FIELDS.map((field) => rows.map((row) => row[field]))],
  );
  return new Map(kept.map((one) => [keyOf(one), one.version]));
}
