import { randomUUID } from 'node:crypto';
import { ReasonCode } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { columnsOf, Owner } from '../contacts/contact.js';
import { ErasureEffect } from './erasure-effect.js';

export const AskErasureBody = z.strictObject({
  owner: Owner, reasonCode: ReasonCode,
  /** returns are under way, or a desk did not say, and it is to be erased all the same */
  despiteOpenReturns: z.boolean().default(false),
}).meta({ id: 'AskErasure' });
export const ErasureAsked = z.strictObject({ id: z.uuid(), effect: ErasureEffect }).meta({ id: 'ErasureAsked' });

/**
 * The first of two signatures: asks for an erasure, with what its author was shown. Nothing is erased yet.
 * @throws Problem 404 unknown person or customer · 409 asked for already, or returns are (or may be) under way
 */
export async function askErasure(tx: Transaction, { companyCode, staff: askedBy }: Actor, { owner, reasonCode, despiteOpenReturns }: z.infer<typeof AskErasureBody>, effect: ErasureEffect): Promise<z.infer<typeof ErasureAsked>> {
  const { staff, customerCode } = columnsOf(owner);
  const known = await tx.query(
    `select 1 from master_record where company_code = $1 and ((type = 'employee' and staff = $2) or (type = 'customer' and code = $3))
     union all select 1 from contact where company_code = $1 and staff is not distinct from $2 and customer_code is not distinct from $3 limit 1`, [companyCode, staff, customerCode],
  );
  if (known.length === 0) throw Problem.notFound('没有这个人员或客户。', 'There is no such person or customer.');
  if (!despiteOpenReturns && effect.openReturns.length + effect.unanswered.length > 0) {
    const errors = [
      ...effect.openReturns.slice(0, 50).map((no) => ({ path: no, zh: '未结束', en: 'under way' })), ...effect.unanswered.map((desk) => ({ path: desk, zh: '未答复', en: 'did not answer' })),
    ];
    throw new Problem(409, 'open-returns', '仍有未结束的退货单（或部门未答复）；删除后无法再联系。确需删除请注明。', 'Returns are under way, or a desk did not answer; afterwards nobody can be written to. Say so if it is to be erased all the same.', errors);
  }
  const id = randomUUID();
  const asked = await tx.execute(
    `insert into erasure_request (id, company_code, staff, customer_code, reason_code, asked_by, effect, state) values ($1, $2, $3, $4, $5, $6, $7, 'asked') on conflict do nothing`,
    [id, companyCode, staff, customerCode, reasonCode, askedBy, JSON.stringify(effect)],
  );
  if (asked === 0) throw Problem.conflict('erasure-asked', '已有人申请删除，等待签署。', 'Its erasure is asked for already and waits for a signature.');
  return { id, effect };
}
