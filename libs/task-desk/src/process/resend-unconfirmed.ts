import { subjectOf } from '@guitu/contracts/process-names';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { sendAgain } from '@guitu/messaging/send-again';
import { Database } from '@guitu/persistence/database';
import { Metrics } from '@guitu/platform/observability/metrics';
import { LookAgain } from '@guitu/platform/service/look-again';
import { Injectable } from '@nestjs/common';

/** How often to look, and how old an unconfirmed fact must be before it is sent again; doubled with each repeat (ms). */
const LOOK_EVERY = 15_000;
export const RESEND_AFTER = 60_000;
const MOST_AT_ONCE = 100;

/** Facts the process has not confirmed are sent again, so that a lost record heals itself; how old the oldest is, is a figure. */
@Injectable()
export class ResendUnconfirmed extends LookAgain {
  constructor(private readonly database: Database, private readonly wake: RelayWake, metrics: Metrics) {
    super('ResendUnconfirmed', LOOK_EVERY);
    const figure = async (what: string) => Number((await database.query<{ n: string }>(`select ${what} as n from fact where confirmed_at is null`))[0]?.n ?? 0);
    metrics.gauge('guitu_facts_unconfirmed', 'Facts the process has not confirmed', () => figure('count(*)'));
    metrics.gauge('guitu_facts_unconfirmed_oldest_seconds', 'Age of the oldest of them', () => figure('coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)'));
  }

  protected lookOnce(): Promise<number> {
    return this.look();
  }

  /** Sends again what has waited long enough and returns how many; replicas share the work by skipping locked rows. */
  look(after: number = RESEND_AFTER): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.query<{ fact_id: string; company_code: string; return_no: string; seq: number }>(
        `select fact_id, company_code, return_no, seq from fact
         where confirmed_at is null and coalesce(sent_again_at, recorded_at) < clock_timestamp() - $1 * interval '1 millisecond' * power(2, least(sent_again, 6))
         order by recorded_at limit ${MOST_AT_ONCE} for update skip locked`, [after],
      );
      for (const fact of due) {
        await sendAgain(tx, subjectOf(fact.company_code, fact.return_no), fact.seq);
        await tx.execute('update fact set sent_again = sent_again + 1, sent_again_at = clock_timestamp() where fact_id = $1', [fact.fact_id]);
      }
      if (due.length > 0) tx.afterCommit(() => this.wake.wake());
      return due.length;
    });
  }
}
