/** Facts that reach no running process: the return is closed, or nobody knows it after ten minutes. Returns opens a task for each. */
import { StrayFactV1 } from '@guitu/contracts/events/process-events';
import type { DeliveredFact } from '@guitu/contracts/fact';
import type { Journal } from '@guitu/messaging/journal';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';

/** A registration may be on its way; after this its absence is somebody's task (minutes). */
export const UNKNOWN_AFTER_MINUTES = 10;
type Reason = 'closed' | 'unknown';

export class StrayFacts {
  constructor(private readonly database: Database, private readonly journal: Journal) {}

  /** The return is closed: whatever of it is undelivered is late, unless it was reopened in the meantime. Returns how many. */
  lateFor(subject: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const strays = await tx.query<{ body: DeliveredFact }>(
        `update fact set state = 'late', state_at = clock_timestamp()
         where subject = $1 and state in ('received', 'waiting', 'unknown')
           and exists (select 1 from instance where subject = $1 and closed_at is not null) returning body`,
        [subject],
      );
      await this.tell(tx, subject, 'closed', strays.map((stray) => stray.body));
      return strays.length;
    });
  }

  /** Facts of returns that nobody registered in time; delivered all the same should the registration still come. Returns how many. */
  unknownSince(minutes: number = UNKNOWN_AFTER_MINUTES): Promise<number> {
    return this.database.transaction(async (tx) => {
      const strays = await tx.query<{ subject: string; body: DeliveredFact }>(
        `update fact f set state = 'unknown', state_at = clock_timestamp()
         where f.state = 'waiting' and f.received_at < clock_timestamp() - $1 * interval '1 minute'
           and not exists (select 1 from instance i where i.subject = f.subject) returning f.subject, f.body`,
        [minutes],
      );
      // Always in the same order of streams, so that two replicas cannot block each other.
      for (const subject of [...new Set(strays.map((stray) => stray.subject))].sort()) {
        await this.tell(tx, subject, 'unknown', strays.filter((stray) => stray.subject === subject).map((stray) => stray.body));
      }
      return strays.length;
    });
  }

  private async tell(tx: Transaction, subject: string, reason: Reason, facts: readonly DeliveredFact[]): Promise<void> {
    await this.journal.appendAll(
      tx,
      subject,
      [...facts].sort((left, right) => left.recordedAt - right.recordedAt).map((fact) => {
        const { companyCode, plantCode, returnNo } = fact;
        return { definition: StrayFactV1, event: { body: { companyCode, plantCode, returnNo, reason, fact }, addressedTo: ['returns'] } };
      }),
    );
  }
}
