/** Contacts of customers from another system, many at a time: personal data comes over HTTP alone, on no topic (product.md §2.1, §2.3). */
import { CustomerCode } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import { RowFault } from '@guitu/row-import/file-door/file-result';
import { ContactFields } from './contact.js';
import { maySeeCustomerContact } from './who-sees-contacts.rules.js';

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
export async function keepContactBatch(tx: Transaction, actor: Actor, given: readonly unknown[]): Promise<Kept[]> {
  const read = given.map((row) => ContactRow.safeParse(row));
  const codes = [...new Set(read.flatMap(({ data }) => data?.customerCode ?? []))].sort();
  const known = await tx.query<{ code: string; owner: string | null }>(
    `select code, body->>'salesOwner' as owner from master_record where company_code = $1 and type = 'customer' and code = any($2) order by code for key share`, [actor.companyCode, codes],
  );
  const ownerOf = new Map(known.map(({ code, owner }) => [code, owner]));
  const seen = new Set<string>();
  const kept: Kept[] = [];
  for (const { data, error } of read) {
    if (data === undefined) {
      kept.push({ customerCode: null, nr: null, outcome: 'rejected', faults: error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: `字段无效：${issue.message}`, en: issue.message })) });
      continue;
    }
    const { customerCode, nr } = data;
    const owner = ownerOf.get(customerCode);
    const fault = owner === undefined ? UNKNOWN : !maySeeCustomerContact(actor, owner) ? NOT_YOURS : seen.has(`${customerCode}/${nr}`) ? TWICE : null;
    seen.add(`${customerCode}/${nr}`);
    kept.push({ customerCode, nr, ...(fault === null ? { outcome: await keepOne(tx, actor, data), faults: [] } : { outcome: 'rejected' as const, faults: [fault] }) });
  }
  return kept;
}

async function keepOne(tx: Transaction, { companyCode, staff }: Actor, { customerCode, nr, name, phone, mail, address, wecom, dingtalk, feishu, language }: ContactRow): Promise<'added' | 'changed' | 'unchanged'> {
  const [row] = await tx.query<{ version: number }>(
    `insert into contact as c (company_code, customer_code, nr, name, phone, mail, address, wecom, dingtalk, feishu, language, changed_by, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
     on conflict (company_code, staff, customer_code, nr) do update set name = excluded.name, phone = excluded.phone, mail = excluded.mail, address = excluded.address, wecom = excluded.wecom,
       dingtalk = excluded.dingtalk, feishu = excluded.feishu, language = excluded.language, changed_by = excluded.changed_by, changed_at = clock_timestamp(), version = c.version + 1
     where (c.name, c.phone, c.mail, c.address, c.wecom, c.dingtalk, c.feishu, c.language)
       is distinct from (excluded.name, excluded.phone, excluded.mail, excluded.address, excluded.wecom, excluded.dingtalk, excluded.feishu, excluded.language)
     returning version`, [companyCode, customerCode, nr, name, phone, mail, address, wecom, dingtalk, feishu, language, staff],
  );
  return row === undefined ? 'unchanged' : row.version === 1 ? 'added' : 'changed';
}
