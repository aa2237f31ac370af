import { ERASED_PERSON, PersonErasedV1 } from '@guitu/contracts/masterdata/erasure';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';

export const Erased = z.strictObject({ id: z.uuid(), contacts: z.int() }).meta({ id: 'PersonErased' });

/** An order to erase, as it is kept and as it travels. */
export type ErasureOrder = z.infer<typeof PersonErasedV1.schema>;
export type SignedErasure = Omit<ErasureOrder, 'erasureId' | 'orderedAt' | 'signedBy'> & { readonly id: string; readonly signedBy: string };

/**
 * Erases what masterdata holds of a person: name, phone, mail, address, ids of channels, and what came in files, which may hold
 * them anywhere. Codes, amounts, decisions and the log of readings stay: they name nobody any more. The order is logged and said
 * on a topic of its own, so that a database that is restored from before it carries it out again.
 * @param signed asked for by one person and signed by another (sign-erasure.ts)
 */
export async function erasePerson(tx: Transaction, orders: Journal, { id, ...signed }: SignedErasure): Promise<{ id: string; contacts: number }> {
  const order: ErasureOrder = { erasureId: id, ...signed, orderedAt: Date.now() };
  const contacts = await carryOut(tx, order, false);
  await orders.append(tx, PersonErasedV1, { subject: `${ERASED_PERSON}/${order.companyCode}/${order.erasureId}`, body: order });
  return { id: order.erasureId, contacts: contacts ?? 0 };
}

/** Carries an order out once. What was entered after the order stays. @returns how many contacts went; null when it was done before */
export async function carryOut(tx: Transaction, { erasureId, companyCode, staff, customerCode, reasonCode, orderedBy, signedBy, orderedAt }: ErasureOrder, replayed: boolean): Promise<number | null> {
  const values = [erasureId, companyCode, staff, customerCode, reasonCode, orderedBy, new Date(orderedAt), replayed];
  const isNew = await tx.execute(
    `insert into erasure (id, company_code, staff, customer_code, reason_code, ordered_by, ordered_at, replayed, contacts) values ($1, $2, $3, $4, $5, $6, $7, $8, 0) on conflict do nothing`, values,
  );
  if (isNew === 0) return null;
  const contacts = await tx.execute(
    `delete from contact where company_code = $1 and staff is not distinct from $2 and customer_code is not distinct from $3 and changed_at <= $4`, [companyCode, staff, customerCode, new Date(orderedAt)],
  );
  await forgetFiles(tx, companyCode, new Date(orderedAt));
  await tx.execute('update erasure set contacts = $2 where id = $1', [erasureId, contacts]);
  // After a restore from between the two signatures the request is there, and waits for one no more.
  await tx.execute(`update erasure_request set state = 'done', ended_by = $2, ended_at = $3 where id = $1 and state = 'asked'`, [erasureId, signedBy ?? null, new Date(orderedAt)]);
  return contacts;
}

/** Refused rows, headings (of a file without any, the first row is taken for them) and what was answered to the uploads. */
async function forgetFiles(tx: Transaction, companyCode: string, until: Date): Promise<void> {
  await tx.execute('delete from import_reject where run_id in (select id from import_run where company_code = $1 and ended_at <= $2)', [companyCode, until]);
  await tx.execute(`update import_run set heading = '[]', unknown_headings = '[]' where company_code = $1 and ended_at <= $2`, [companyCode, until]);
  await tx.execute(`delete from idempotency where company_code = $1 and route like 'POST %/imports/%' and created_at <= $2`, [companyCode, until]);
}
