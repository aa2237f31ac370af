import { Database } from '@guitu/persistence/database';
import { LookAgain } from '@guitu/platform/service/look-again';
import { Injectable } from '@nestjs/common';
import { FollowUpDesk, type FollowUpRow } from './follow-up-desk.js';

/** How often to look (ms); rungs are hours apart. */
const LOOK_EVERY = 30_000;
const MOST_AT_ONCE = 100;

/** The clock of follow-ups: whatever the service slept through is said when it looks again. */
@Injectable()
export class ClimbLadders extends LookAgain {
  constructor(private readonly database: Database, private readonly desk: FollowUpDesk) {
    super('ClimbLadders', LOOK_EVERY);
  }

  protected lookOnce(): Promise<number> {
    return this.look(Date.now());
  }

  /** @param now UTC milliseconds · @returns how many rungs were reached; replicas share the work by skipping locked rows */
  look(now: number): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.query<FollowUpRow>(`select * from follow_up where closed_at is null and next_rung_at <= $1 order by next_rung_at limit ${MOST_AT_ONCE} for update skip locked`, [new Date(now)]);
      for (const row of due) await this.desk.climb(tx, row, now);
      return due.length;
    });
  }
}
