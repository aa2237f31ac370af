/** Attempts to record that PostgreSQL did not take. They stay visible until a person has decided. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordRequest } from '../workflow/return-run.js';
import type { InstanceRow } from './instance-row.js';

/**
 * no_instance: nobody registered this return · foreign: PostgreSQL follows another run (reset in the UI, old epoch) ·
 * ahead: the run has recorded more than PostgreSQL knows (PostgreSQL was restored) · recomputed: same run, other content
 */
export type FenceReason = 'no_instance' | 'foreign' | 'ahead' | 'recomputed';

/** Keeps the latest attempt of a run. */
export async function keepFenced(tx: Transaction, subject: string, runId: string, reason: FenceReason, standing: InstanceRow | undefined, request: RecordRequest): Promise<void> {
  await tx.execute(
    `insert into fenced_record (subject, run_id, reason, standing_run_id, standing_rev, request) values ($1, $2, $3, $4, $5, $6)
     on conflict (subject, run_id) do update set reason = excluded.reason, standing_run_id = excluded.standing_run_id,
       standing_rev = excluded.standing_rev, request = excluded.request, attempts = fenced_record.attempts + 1,
       last_at = clock_timestamp(), adopted_at = null, adopted_by = null`,
    [subject, runId, reason, standing?.run_id ?? null, standing?.rev ?? null, JSON.stringify(request)],
  );
}
