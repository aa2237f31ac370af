import type { Transaction } from '@guitu/persistence/transaction';
import type { ReturnState } from '@guitu/return-process/state';

export interface End { readonly state: ReturnState; readonly result: string; readonly closedAt: number }

/** How a return ended, as the process told it; null while it runs, or when it was reopened since. */
export async function finalState(tx: Transaction, companyCode: string, returnNo: string): Promise<End | null> {
  const [row] = await tx.query<{ state: ReturnState; result: string; closed_at: Date }>(
    `select e.state, e.result, e.closed_at from return_end e join return_status s using (company_code, return_no)
     where e.company_code = $1 and e.return_no = $2 and s.closed
       and not exists (
         select 1 from reopening r join fact f using (fact_id) where r.company_code = $1 and r.return_no = $2 and f.recorded_at > e.closed_at
       )`,
    [companyCode, returnNo],
  );
  return row === undefined ? null : { state: row.state, result: row.result, closedAt: row.closed_at.getTime() };
}
