import type { Transaction } from '@guitu/persistence/transaction';
import type { z } from 'zod';
import type { ContactFields } from './contact.js';

/** A contact to be kept, whose it is as columns have it: an employee's or a customer's. */
export type ContactToStore = z.infer<typeof ContactFields> & { readonly staff: string | null; readonly customerCode: string | null; readonly nr: number };
type OfContact = Pick<ContactToStore, 'staff' | 'customerCode' | 'nr'>;
const FIELDS = ['name', 'phone', 'mail', 'address', 'wecom', 'dingtalk', 'feishu', 'language'] as const;

/** @returns one text per contact */
export const contactKey = ({ staff, customerCode, nr }: OfContact): string => `${staff ?? ''}/${customerCode ?? ''}/${nr}`;

/** In one statement, locked in one order for everybody. @param rows each once @returns the versions of those that are new or other than they were, by `contactKey` */
export async function storeContacts(tx: Transaction, keeper: { readonly companyCode: string; readonly staff: string }, rows: readonly ContactToStore[]): Promise<ReadonlyMap<string, number>> {
  if (rows.length === 0) return new Map();
  const kept = await tx.query<OfContact & { version: number }>(
    `insert into contact as c (company_code, staff, customer_code, nr, ${FIELDS.join(', ')}, changed_by, version)
     select $1, g.*, $2, 1 from unnest($3::text[], $4::text[], $5::smallint[], ${FIELDS.map((_, place) => `$${place + 6}::text[]`).join(', ')}) as g (staff, customer_code, nr, ${FIELDS.join(', ')}) order by g.staff, g.customer_code, g.nr
     on conflict (company_code, staff, customer_code, nr) do update set ${FIELDS.map((field) => `${field} = excluded.${field}`).join(', ')}, changed_by = excluded.changed_by, changed_at = clock_timestamp(), version = c.version + 1
     where (${FIELDS.map((field) => `c.${field}`).join(', ')}) is distinct from (${FIELDS.map((field) => `excluded.${field}`).join(', ')})
     returning staff, customer_code as "customerCode", nr, version`,
    [keeper.companyCode, keeper.staff, rows.map(({ staff }) => staff), rows.map(({ customerCode }) => customerCode), rows.map(({ nr }) => nr), ...FIELDS.map((field) => rows.map((row) => row[field]))],
  );
  return new Map(kept.map((one) => [contactKey(one), one.version]));
}
