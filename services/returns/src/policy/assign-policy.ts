/** Which procedure a company, or one of its customers, follows from now on. Returns already registered keep theirs. */
import { z } from 'zod';
import { Code, CustomerCode, Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import { policyFor } from './policy-in-force.js';

export const AssignPolicyBody = z.strictObject({
  policyKey: Code,
  /** absent: the company's default */
  customerCode: CustomerCode.optional(),
}).meta({ id: 'AssignPolicy' });
export const PolicyAssignment = z.object({ companyCode: Code, customerCode: z.string().nullable(), policyKey: Code, effectiveFrom: Instant }).meta({ id: 'PolicyAssignment' });

/** @throws Problem 422 when no version of the policy is in force */
export async function assignPolicy(tx: Transaction, { companyCode, staff }: Actor, { policyKey, customerCode }: z.infer<typeof AssignPolicyBody>): Promise<z.infer<typeof PolicyAssignment>> {
  await policyFor(tx, { companyCode }, customerCode ?? '', policyKey);
  const [row] = await tx.query<{ effective_from: Date }>(
    `insert into policy_assignment (company_code, customer_code, policy_key, effective_from, assigned_by)
     values ($1, $2, $3, date_trunc('milliseconds', clock_timestamp()), $4) returning effective_from`,
    [companyCode, customerCode ?? null, policyKey, staff],
  );
  if (row === undefined) throw new Error('the assignment was not stored');
  return { companyCode, customerCode: customerCode ?? null, policyKey, effectiveFrom: row.effective_from.getTime() };
}
