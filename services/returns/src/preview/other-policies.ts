import type { Transaction } from '@guitu/persistence/transaction';
import { HOUSE_POLICY } from '../policy/policy-in-force.js';
import type { Preview } from './preview-answer.js';

/** Procedures in force that this customer's returns may follow besides the one at hand: his own, the company's, the house's. */
export async function otherPolicies(tx: Transaction, companyCode: string, customerCode: string, at: string): Promise<Preview['otherPolicies']> {
  const rows = await tx.query<Preview['otherPolicies'][number]>(
    `select distinct on (f.key) f.key, f.why, p.document->>'zh' as zh, p.document->>'en' as en
     from (select policy_key as key, case when customer_code is null then 'company' else 'customer' end as why from policy_assignment
           where company_code = $1 and (customer_code = $2 or customer_code is null) and effective_from <= clock_timestamp() union all select $3, 'house') f
     join policy_version p on p.key = f.key and p.effective_from <= current_date
     where f.key <> $4 order by f.key, f.why desc, p.version desc`,
    [companyCode, customerCode, HOUSE_POLICY, at],
  );
  return rows;
}
