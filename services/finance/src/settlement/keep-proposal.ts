import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { Transaction } from '@guitu/persistence/transaction';

/** Keeps a proposal beside the earlier ones, so that an auditor sees what changed; hearing it again changes nothing. */
export async function keepProposal(tx: Transaction, proposed: ProcessEventBody<'amount-proposed'>, seq: number, at: Date): Promise<void> {
  const { companyCode, plantCode, returnNo, round, gross, net } = proposed;
  await tx.execute(
    `insert into proposal (company_code, return_no, seq, plant_code, round, gross, net, body, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [companyCode, returnNo, seq, plantCode, round, gross, net, JSON.stringify(proposed), at],
  );
}
