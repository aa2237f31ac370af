import { ReasonCode } from '@guitu/contracts/scalars';
import { AccessDenied } from '@guitu/identity/access-denied';
import type { Actor } from '@guitu/identity/actor';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { erasePerson } from './erase-person.js';

export const RefuseErasureBody = z.strictObject({ reasonCode: ReasonCode }).meta({ id: 'RefuseErasure' });
export const ErasureRefused = z.strictObject({ id: z.uuid() }).meta({ id: 'ErasureRefused' });
/** What was shown is no longer what would happen. */
const VALID_DAYS = 30;

interface Asked { readonly staff: string | null; readonly customer_code: string | null; readonly reason_code: string; readonly asked_by: string; readonly expired: boolean }

/**
 * The second signature: another person's, who is not the one to be erased. Second accounts count as the person they belong to
 * (libs/identity), so nobody signs what he asked for himself. Then it is erased, at once.
 * @throws AccessDenied 403 one's own · Problem 404 · 409 ended or too old
 */
export async function signErasure(tx: Transaction, orders: Journal, { companyCode, staff: signedBy }: Actor, id: string): Promise<{ id: string; contacts: number }> {
  const asked = await lockAsked(tx, companyCode, id);
  if (asked.asked_by === signedBy) throw new AccessDenied(403, 'four-eyes', '申请与签署须为不同的人。', 'Whoever asked may not sign.');
  if (asked.staff === signedBy) throw new AccessDenied(403, 'own-erasure', '不能签署本人的删除。', 'Nobody signs the erasure of their own data.');
  if (asked.expired) throw Problem.conflict('erasure-expired', `申请已超过 ${VALID_DAYS} 天，请重新申请。`, `It was asked for more than ${VALID_DAYS} days ago: ask again.`);
  return erasePerson(tx, orders, { id, companyCode, staff: asked.staff, customerCode: asked.customer_code, reasonCode: asked.reason_code, orderedBy: asked.asked_by, signedBy });
}

/** It is not erased: by whoever may ask, the author included. @throws Problem 404 · 409 ended */
export async function refuseErasure(tx: Transaction, { companyCode, staff }: Actor, id: string, { reasonCode }: z.infer<typeof RefuseErasureBody>): Promise<{ id: string }> {
  await lockAsked(tx, companyCode, id);
  await tx.execute(`update erasure_request set state = 'refused', ended_by = $2, ended_at = clock_timestamp(), refusal_code = $3 where id = $1`, [id, staff, reasonCode]);
  return { id };
}

async function lockAsked(tx: Transaction, companyCode: string, id: string): Promise<Asked> {
  const [row] = await tx.query<Asked & { state: string }>(
    `select staff, customer_code, reason_code, asked_by, state, asked_at < clock_timestamp() - make_interval(days => $3) as expired from erasure_request where id = $1 and company_code = $2 for update`, [id, companyCode, VALID_DAYS],
  );
  if (row === undefined) throw Problem.notFound('没有这个删除申请。', 'There is no such request.');
  if (row.state !== 'asked') throw Problem.conflict('erasure-ended', '该申请已签署或已拒绝。', 'It was signed or refused already.');
  return row;
}
