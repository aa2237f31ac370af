/** The button beside a fenced run: from now on this run is the return's (UI reset, restored PostgreSQL). */
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RecordRequest } from '../workflow/return-run.js';
import { lockInstance } from './instance-row.js';
import type { RecordEffects } from './record-effects.js';
import { restateDesk } from './restate-desk.js';

export interface Adoption {
  runId: string;
  rev: number;
  /** Tasks that had to be stated again at the desks. */
  restated: number;
}

export class AdoptRun {
  constructor(private readonly journal: Journal, private readonly recordEffects: RecordEffects) {}

  /**
   * Takes over the attempt of a fenced run: the desks are brought to what it waits for, then its effects are said. The run's
   * next attempt finds itself recorded and goes on.
   * @returns undefined when no such attempt waits for a decision
   */
  async within(tx: Transaction, subject: string, runId: string, staff: string): Promise<Adoption | undefined> {
    if (!(await lockInstance(tx, subject))) return undefined;
    const [attempt] = await tx.query<{ request: RecordRequest }>(
      `update fenced_record set adopted_at = clock_timestamp(), adopted_by = $3
       where subject = $1 and run_id = $2 and adopted_at is null and reason in ('foreign', 'ahead') returning request`,
      [subject, runId, staff],
    );
    if (!attempt) return undefined;
    const { request } = attempt;
    const restated = await restateDesk(tx, this.journal, subject, new Set(Object.keys(request.snapshot.tasks)));
    await tx.execute('update instance set epoch = $2 where subject = $1', [subject, request.epoch]);
    await this.recordEffects.write(tx, subject, runId, request.revisions, request);
    return { runId, rev: request.snapshot.rev, restated };
  }
}
