/** Whose customer is on the phone: found by the end of the number (product.md §1, row A1). */
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import { maySeeCustomerContact } from './who-sees-contacts.rules.js';

/** More are no help to whoever has a customer on the line: he asks for another digit. */
const MOST = 20;

/** The number stands in the body, not in the address: addresses are written into logs. */
export const FindCallerBody = z.strictObject({ phoneEnd: z.string().regex(/^[0-9]{4,20}$/) }).meta({ id: 'FindCaller' });
/** `more`: others end like this too */
export const Callers = z.strictObject({ items: z.array(z.strictObject({ customerCode: z.string(), nr: z.int(), name: z.string() })), more: z.boolean() }).meta({ id: 'Callers' });
export type Callers = z.infer<typeof Callers>;

/** Contacts that are the caller's to see, by customer; each that is shown is logged as read for a call. */
export async function findCallers(tx: Transaction, actor: Actor, phoneEnd: string): Promise<Callers> {
  const { companyCode, staff } = actor;
  const found = await tx.query<{ customer_code: string; nr: number; name: string; owner: string | null }>(
    `select c.customer_code, c.nr, c.name, m.body->>'salesOwner' as owner from contact c
     join master_record m on m.company_code = c.company_code and m.type = 'customer' and m.code = c.customer_code
     where c.company_code = $1 and c.customer_code is not null and c.phone_backwards like reverse($2) || '%' order by c.customer_code, c.nr`, [companyCode, phoneEnd],
  );
  const own = found.filter(({ owner }) => maySeeCustomerContact(actor, owner));
  const shown = own.slice(0, MOST);
  await tx.execute(
    `insert into contact_reading (company_code, customer_code, reader, purpose, reference, found)
     select distinct $1, code, $2, 'call', null, true from unnest($3::text[]) code`, [companyCode, staff, shown.map(({ customer_code }) => customer_code)],
  );
  return { items: shown.map(({ customer_code: customerCode, nr, name }) => ({ customerCode, nr, name })), more: own.length > shown.length };
}
