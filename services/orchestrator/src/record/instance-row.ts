/** The row of a return as `record` sees it, locked: recordings of one return run one after the other. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { Snapshot } from '../workflow/return-run.js';

export interface InstanceRow {
  run_id: string | null;
  epoch: number;
  rev: number;
  snapshot: Snapshot | null;
}

export async function lockInstance(tx: Transaction, subject: string): Promise<InstanceRow | undefined> {
  const [row] = await tx.query<InstanceRow>('select run_id, epoch, rev, snapshot from instance where subject = $1 for update', [subject]);
  return row;
}
