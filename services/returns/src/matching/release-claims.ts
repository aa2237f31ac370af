import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { Transaction } from '@guitu/persistence/transaction';
import { portionsOfState, releasedQuantities, type AllottedLine } from './released-quantity.rules.js';

/** A return has ended: its serials are free, and what the customer has again may be returned another time. The same end twice changes nothing. */
export async function releaseClaims(tx: Transaction, { companyCode, returnNo, result, state, closedAt }: ProcessEventBody<'return-closed'>): Promise<void> {
  const lines = await tx.query<AllottedLine>(
    `select a.line, trim_scale(a.qty)::text as qty, l.unit from return_allocation a join return_line l using (company_code, return_no, line)
     where a.company_code = $1 and a.return_no = $2 order by a.delivery_no, a.line_no, a.line for update of a`,
    [companyCode, returnNo],
  );
  for (const { line, qty } of releasedQuantities(result, lines, portionsOfState(state))) {
    await tx.execute('update return_allocation set released_qty = $4 where company_code = $1 and return_no = $2 and line = $3 and released_qty <> $4', [companyCode, returnNo, line, qty]);
  }
  await tx.execute('update return_serial set released_at = $3 where company_code = $1 and return_no = $2 and released_at is null', [companyCode, returnNo, new Date(closedAt)]);
}
