import type { FactApplied } from '@guitu/contracts/events/process-events';
import type { Transaction } from '@guitu/persistence/transaction';
import type { z } from 'zod';
import { reopenIfStillAsked } from '../tasks/task-store.js';

/** The process has taken one of our facts: it need not be sent again, and its task may be open again for what is left. */
export async function confirmFact(tx: Transaction, applied: z.infer<typeof FactApplied>): Promise<void> {
  const [fact] = await tx.query<{ task_id: string | null }>(
    'update fact set confirmed_at = clock_timestamp(), outcome = $2 where fact_id = $1 and confirmed_at is null returning task_id', [applied.factId, applied.outcome],
  );
  if (fact?.task_id) await reopenIfStillAsked(tx, applied.companyCode, applied.returnNo, fact.task_id);
}
